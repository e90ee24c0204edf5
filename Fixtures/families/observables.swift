// Operators of observables and promises give observables and promises, which wait like the ones before.
import PromiseKit
import RxBlocking
import RxSwift

final class Page {
  let titles: Observable<String> = .of("a")
}

func observables(_ page: Page, _ numbers: Observable<Int>, _ subject: PublishSubject<Int>) async throws {
  _ = try page.titles.map { $0.uppercased() }.toBlocking().first()  // want promise-wait info // want promise-wait error
  _ = try numbers.filter { $0 > 1 }.map { $0 }.toBlocking().last()  // want promise-wait info // want promise-wait error
  _ = try numbers.compactMap { $0 }.toBlocking().single()  // want promise-wait info // want promise-wait error
  _ = try numbers.flatMap { Observable.just($0) }.toBlocking().first()  // want promise-wait info // want promise-wait error
  _ = try subject.map(\.description).toBlocking().toArray()  // want promise-wait info // want promise-wait error
  _ = numbers.map { $0 }.first()
}

func singles(_ single: Single<Int>, _ maybe: Maybe<Int>) async throws {
  _ = try single.map { $0 }.toBlocking().first()  // want promise-wait info // want promise-wait error
  _ = try maybe.map { $0 }.toBlocking().first()  // want promise-wait info // want promise-wait error
}

func files(_ handles: Observable<FileHandle>) async throws {
  _ = try handles.map { $0 }.toBlocking().first()?.readToEnd()  // want promise-wait info // want promise-wait error // want blocking-file-io
}

final class Service {
  func user() -> Promise<Int> { .value(1) }
  func name() -> Guarantee<Int> { .value(1) }
}

func promises(_ service: Service) async throws {
  _ = try service.user().map { $0 + 1 }.wait()  // want promise-wait "Promise.wait()"
  _ = try service.user().then { _ in service.user() }.wait()  // want promise-wait
  _ = try service.user().compactMap { $0 }.wait()  // want promise-wait
  _ = service.name().map { $0 }.wait()  // want promise-wait "Guarantee.wait()"
  _ = try firstly { service.user() }.map { $0 }.wait()  // want promise-wait
  _ = try when(fulfilled: [service.user(), service.user()]).wait()  // want promise-wait
}
