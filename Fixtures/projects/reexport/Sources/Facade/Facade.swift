// Re-exports the module with the implementation.
@_exported import Core
