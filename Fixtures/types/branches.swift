// What may be one value or another is of the type that both are: `condition ? a : b`, `a ?? b`, the elements of a list.
import Foundation
protocol Mailer { func send() }
struct LogMailer: Mailer { func send() {} }
struct SMTPMailer: Mailer { func send() { sleep(1) } }
func deliver(_ m: any Mailer) { m.send() }
struct SignUp { let mailer: any Mailer; func run() { mailer.send() } }
final class Env {
  let mailer: any Mailer
  init(mailer: any Mailer) { self.mailer = mailer }
  convenience init(testing: Bool) { self.init(mailer: testing ? LogMailer() : SMTPMailer()) }
  func run() { mailer.send() }
}
func use(_ f: Bool, _ log: LogMailer, _ smtp: SMTPMailer) async {
  deliver(f ? LogMailer() : SMTPMailer())  // want blocking-sleep likely
  deliver(f ? SMTPMailer() : LogMailer())  // want blocking-sleep likely
  deliver(f ? log : smtp)  // want blocking-sleep likely
  deliver(f ? LogMailer() : LogMailer())
  SignUp(mailer: f ? LogMailer() : SMTPMailer()).run()  // want blocking-sleep likely
  let signUp = SignUp(mailer: f ? LogMailer() : SMTPMailer())
  signUp.run()  // want blocking-sleep likely
  Env(testing: f).run()  // want blocking-sleep likely
}
func helper(_ f: Bool) { deliver(f ? LogMailer() : SMTPMailer()) }
func use2(_ f: Bool) async { helper(f) }  // want blocking-sleep likely

class Op { func start() {} }
final class Fetch: Op { override func start() { sleep(1) } }
final class Parse: Op {}
func lists(_ f: Bool) async {
  let ops = [Parse(), Fetch()]
  for op in ops { op.start() }  // want blocking-sleep likely
  ops.last?.start()  // want blocking-sleep likely
  [Parse(), Fetch()].forEach { $0.start() }  // want blocking-sleep likely
  let named = ["p": Parse(), "f": Fetch()]
  named["f"]?.start()  // want blocking-sleep likely
  let one = f ? Parse() : Fetch()
  one.start()  // want blocking-sleep likely
  for op in [Parse(), Parse()] { op.start() }
}
func pick<T>(_ a: T, _ b: T) -> T { Bool.random() ? a : b }
final class Registry {
  private let ops = [Parse(), Fetch()]
  static let op = getpid() > 3 ? Parse() : Fetch()
  func a() async { ops.forEach { $0.start() } }  // want blocking-sleep likely
  func b() async { Registry.op.start() }  // want blocking-sleep likely
  func c() async { pick(Parse(), Fetch()).start() }  // want blocking-sleep likely
  func d() async { (0..<3).map { $0 == 0 ? Parse() : Fetch() }.forEach { $0.start() } }  // want blocking-sleep likely
}

func expressions(_ f: Bool, _ n: Int, _ log: LogMailer?, _ mailer: (any Mailer)?) async {
  deliver(log ?? LogMailer())
  deliver(mailer ?? SMTPMailer())  // want blocking-sleep likely
  let chosen: any Mailer = n > 3 ? LogMailer() : log ?? LogMailer()
  chosen.send()
  let one = if f { Parse() } else { Fetch() }
  one.start()  // want blocking-sleep likely
  let other = switch n {
  case 0: Parse()
  case 1: Parse()
  default: Fetch()
  }
  other.start()  // want blocking-sleep likely
  let same = if f { Parse() } else if n > 1 { Parse() } else { Parse() }
  same.start()
  let types = [Parse.self, Fetch.self]
  types[n].make().start()  // want blocking-sleep likely
  let wait: Double = f ? 1 : 0.5
  let scaled = [1, 0.5, wait]
  _ = scaled
}
extension Op { static func make() -> Op { Fetch() } }
