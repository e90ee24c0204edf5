// What `$name` of SwiftUI's own wrappers wraps, what a list of bindings holds, and the value of a subject.
import Combine
import Foundation
import SwiftUI

struct Document: Identifiable {
  var id: URL
  func save() { try? Data().write(to: id) }
}

struct Editor: View {
  @Binding var document: Document
  @State var documents: [Document] = []

  var body: some View {
    Text("a").task {
      $document.wrappedValue.save()  // want blocking-file-io
      _document.wrappedValue.save()  // want blocking-file-io
      $documents.wrappedValue.first?.save()  // want blocking-file-io
      for document in $documents { document.wrappedValue.save() }  // want blocking-file-io
    }
    ForEach($documents) { document in
      Text("a").task { document.wrappedValue.save() }  // want blocking-file-io
    }
    ForEach($documents) { $document in
      Text("a").task {
        document.save()  // want blocking-file-io
        $document.wrappedValue.save()  // want blocking-file-io
      }
    }
  }
}

func latest(_ subject: CurrentValueSubject<Document, Never>) async {
  subject.value.save()  // want blocking-file-io
}
