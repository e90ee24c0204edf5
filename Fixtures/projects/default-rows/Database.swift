// A default value goes through rows, for a call in a file that is shorter than the way to it.
import SQLite

let database = try! Connection("songs.db")
func titles(of rows: [Row] = try! Array(database.prepare("SELECT title FROM songs"))) -> [String] {
  rows.map { $0[title] }
}
let title = Expression<String>("title")
