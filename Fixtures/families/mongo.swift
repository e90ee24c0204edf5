// MongoSwiftSync waits for the server in every call, and in every step of a cursor.
import MongoSwiftSync

struct Post: Codable { var name: String }

struct Posts {
  let posts: MongoCollection<Post>
  init() throws {
    let client = try MongoClient("mongodb://localhost:27017")
    posts = client.db("blog").collection("posts", withType: Post.self)
  }

  func use(_ filter: BSONDocument) async throws {
    let cursor = try posts.find(filter)  // want 28 blocking-database-client certain
    _ = cursor.next()  // want 16 blocking-database-client
    _ = try posts.aggregate([filter]).all()  // want 19 blocking-database-client // want 39 blocking-database-client
    _ = try posts.countDocuments(filter)  // want 19 blocking-database-client
    _ = try posts.estimatedDocumentCount()  // want 19 blocking-database-client
    try posts.insertMany([Post(name: "a")])  // want 15 blocking-database-client
    try posts.replaceOne(filter: filter, replacement: Post(name: "b"))  // want 15 blocking-database-client
    try posts.updateOne(filter: filter, update: filter)  // want 15 blocking-database-client
    _ = try posts.findOneAndDelete(filter)  // want 19 blocking-database-client
    try posts.deleteMany(filter)  // want 15 blocking-database-client
  }
}
