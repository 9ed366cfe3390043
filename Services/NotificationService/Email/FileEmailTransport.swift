import CampusCore
import Foundation
import NIOPosix

/// Writes each mail as an .eml file that a mail program opens; for one machine and for tests.
///
/// The file's name follows from the notification's id, so that one sent twice is still one file.
struct FileEmailTransport: EmailTransport {
    let directory: URL
    let threads: NIOThreadPool

    func send(_ message: EmailMessage) async throws -> String {
        let name = "\(message.id.wire).eml"
        try await threads.runIfActive {
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            // Atomic: who reads the folder never sees half a mail.
            try Data(message.mime().utf8).write(to: directory.appending(path: name), options: .atomic)
        }
        return name
    }
}
