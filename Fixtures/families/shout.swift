// Shout waits for the answer of the server, also for files.
import Foundation
import Shout

func transfer(_ ssh: SSH, _ file: URL) async throws {
  try ssh.authenticate(username: "u", password: "p")  // want 11 blocking-socket
  try ssh.authenticate(username: "u", authMethod: SSHAgent())  // want 11 blocking-socket
  let sftp = try ssh.openSftp()  // want 22 blocking-socket
  try sftp.upload(localURL: file, remotePath: "a")  // want 12 blocking-socket
  try sftp.upload(data: Data(), remotePath: "a", permissions: .default)  // want 12 blocking-socket
  try sftp.upload(string: "", remotePath: "a")  // want 12 blocking-socket
  try sftp.download(remotePath: "a", localURL: file)  // want 12 blocking-socket
  try sftp.createDirectory("b")  // want 12 blocking-socket
  try sftp.rename(src: "a", dest: "b", override: true)  // want 12 blocking-socket
  try sftp.removeFile("b")  // want 12 blocking-socket
  try sftp.removeDirectory("b")  // want 12 blocking-socket
  _ = try sftp.listFiles(in: ".")  // want 16 blocking-socket
}
