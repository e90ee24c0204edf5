// A lazy property that whoever makes a value reads first holds nobody who gets the value.
import Foundation

final class Core {
  lazy var registry: Data? = try? Data(contentsOf: URL(fileURLWithPath: "/sdk.plist"))
  lazy var settings: Data? = try? Data(contentsOf: URL(fileURLWithPath: "/settings.plist"))
  let path: String
  private init(path: String) { self.path = path }

  init(checked path: String) throws { self.path = path }

  static func load(_ path: String) async -> Core? {
    let core: Core
    do {
      core = try Core(checked: path)
    } catch { return nil }
    guard core.registry != nil else { return nil }  // want 16 blocking-file-io
    return core
  }

  static func make(_ path: String) async -> Core {
    let core = Core(path: path)
    print(core.path)
    let registry = core.registry  // want 25 blocking-file-io
    if registry == nil { print(core.settings as Any) }  // want 37 blocking-file-io
    return core
  }

  /// Nobody else gets this one.
  static func measure() async {
    let (core, _) = await makeAlone()
    print(core.path)
    print(core.registry as Any)  // want 16 blocking-file-io
  }
  private static func makeAlone() async -> (Core, Int) { (Core(path: ""), 0) }
}

struct Workspace {
  let core: Core
  var registry: Data? { core.registry }
}

func use(_ workspace: Workspace) async {
  let core = await Core.make("/")
  print(core.registry as Any)
  print(workspace.registry as Any)
  print(core.settings as Any)  // want 14 blocking-file-io
}

// All initializers read the one, and some the other.
class Session {
  lazy var token: Data? = try? Data(contentsOf: URL(fileURLWithPath: "/token"))
  lazy var name: Data? = try? Data(contentsOf: URL(fileURLWithPath: "/name"))
  lazy var host: Data? = try? Data(contentsOf: URL(fileURLWithPath: "/host"))
  init(_ user: String) async {
    _ = self.token  // want 14 blocking-file-io
    _ = name  // want 9 blocking-file-io
    if user.isEmpty { _ = host }  // want 27 blocking-file-io
  }
  init?(_ number: Int) async {
    if number == 0 { return nil }
    print(token as Any)  // want 11 blocking-file-io
    let read = { self.name }
    _ = (read, host)  // want 16 blocking-file-io
  }
  convenience init() async { await self.init("") }
  required init(coder: Int, code: Int) { fatalError() }
}

final class LongSession: Session {
  func go() async {
    print(token as Any)
    print(name as Any)  // want 11 blocking-file-io
  }
}

func talk(_ session: Session) async {
  print(session.token as Any)
  print(session.name as Any)  // want 17 blocking-file-io
  print(session.host as Any)  // want 17 blocking-file-io
}

// Somebody gets one before it is read, or makes one somewhere else.
final class Given {
  lazy var data: Data? = try? Data(contentsOf: URL(fileURLWithPath: "/data"))
}
final class Handed {
  lazy var data: Data? = try? Data(contentsOf: URL(fileURLWithPath: "/data"))
}
final class Checked {
  lazy var data: Data? = try? Data(contentsOf: URL(fileURLWithPath: "/data"))
}

func make(_ keep: @escaping (Handed) -> Void, _ flag: Bool) async -> (Given, Handed, Checked) {
  let given = Given()
  _ = given.data  // want 13 blocking-file-io
  let handed = Handed()
  keep(handed)
  _ = handed.data  // want 14 blocking-file-io
  let checked = Checked()
  if flag { _ = checked.data }  // want 25 blocking-file-io
  return (given, handed, checked)
}

func uses(_ given: Given, _ handed: Handed, _ checked: Checked) async {
  print(given.data as Any)  // want 15 blocking-file-io
  print(handed.data as Any)  // want 16 blocking-file-io
  print(checked.data as Any)  // want 17 blocking-file-io
}
func makeAnother() -> Given { Given() }
func useAnother() async { await uses(makeAnother(), Handed(), Checked()) }
