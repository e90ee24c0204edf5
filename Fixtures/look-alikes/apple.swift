// Frameworks' everyday names, and their async forms.
import AVFoundation
import Combine
import CoreData
import CoreML
import HealthKit
import SwiftUI
import UIKit
import WebKit

struct Session {
  func run() {}
  func startUp() {}
}

final class Stack {
  func perform(_ action: String) {}
  func fetch(_ request: String) -> [String] { [] }
  func prediction(of weather: String) -> String { "rain" }
}

func everyday(
  _ session: Session, _ stack: Stack, _ view: WKWebView, _ image: UIImage, _ model: MLModel, _ features: MLFeatureProvider,
  _ context: NSManagedObjectContext, _ asset: AVAsset, _ store: HKHealthStore, _ sample: HKObject
) async throws {
  session.run()
  session.startUp()
  stack.perform("undo")
  _ = stack.fetch("x")
  _ = stack.prediction(of: "tomorrow")
  _ = try await view.evaluateJavaScript("1")
  _ = await image.byPreparingForDisplay()
  _ = try await model.prediction(from: features)
  _ = try await SleepModel().prediction(input: SleepInput())
  try await context.perform { try context.save() }
  _ = try await asset.load(.duration)
  try await store.save(sample)
  await UIApplication.shared.open(URL(string: "https://example.com")!)
  _ = Future<Int, Never> { $0(.success(1)) }
  var path = Path()
  path.move(to: .zero)
  path.addLine(to: .zero)
  _ = Image(systemName: "star").font(.system(size: 12))
}

struct Shape: View {
  @State var navigation = NavigationPath()
  var body: some View {
    Text("x").task {
      navigation.append(1)
      let path = Path { $0.addRect(.zero) }
      _ = path.isEmpty
    }
  }
}
