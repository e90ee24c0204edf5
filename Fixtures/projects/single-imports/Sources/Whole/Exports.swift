// A module that hands on all of another one.
@_exported import Loop
