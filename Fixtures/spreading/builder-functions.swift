// What a result builder does with its content is run by the function whose body or closure it builds.
import Foundation

@resultBuilder struct SlowBuilder {
  static func buildBlock(_ parts: Int...) -> Int {
    usleep(1)
    return parts.count
  }
}
@resultBuilder struct SlowExpressions {
  static func buildExpression(_ part: Int) -> Int {
    usleep(1)
    return part
  }
  static func buildBlock(_ parts: Int...) -> Int { parts.count }
}
@resultBuilder struct SlowResult {
  static func buildBlock(_ parts: Int...) -> Int { parts.count }
  static func buildFinalResult(_ part: Int) -> Int {
    usleep(1)
    return part
  }
}
/// Of one part, as most content is, it builds nothing that waits.
@resultBuilder struct Overloaded {
  static func buildBlock(_ part: Int) -> Int { part }
  static func buildBlock(_ parts: Int...) -> Int {
    usleep(1)
    return parts.count
  }
}
/// Most content has no `if` without `else`.
@resultBuilder struct SlowOption {
  static func buildBlock(_ parts: Int...) -> Int { parts.count }
  static func buildOptional(_ part: Int?) -> Int {
    usleep(1)
    return part ?? 0
  }
}
struct NoBuilder {
  static func buildBlock(_ parts: Int...) -> Int {
    usleep(1)
    return parts.count
  }
}

func block(@SlowBuilder _ content: () -> Int) -> Int { content() }
func expressions(@SlowExpressions _ content: () -> Int) -> Int { content() }
func overloaded(@Overloaded _ content: () -> Int) -> Int { content() }
func option(@SlowOption _ content: () -> Int) -> Int { content() }
func keep(@SlowBuilder _ content: @escaping () -> Int) {}
@SlowResult func make() -> Int {
  1
  2
}
struct Screen {
  @SlowBuilder var body: Int {
    1
    2
  }
  @Overloaded var other: Int {
    1
    2
  }
}

func show(_ screen: Screen) async {
  _ = block { 1 }  // want 7 blocking-sleep via block(_:) > SlowBuilder.buildBlock(_:) > usleep(_:)
  _ = expressions { 1 }  // want 7 blocking-sleep
  _ = overloaded { 1 }
  _ = option { 1 }
  keep { 1 }
  _ = make()  // want 7 blocking-sleep via make() > SlowResult.buildFinalResult(_:) > usleep(_:)
  _ = screen.body  // want 14 blocking-sleep via Screen.body > SlowBuilder.buildBlock(_:) > usleep(_:)
  _ = screen.other
}
