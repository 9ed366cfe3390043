import CampusCore
import Foundation
import NIOPosix

/// Writes each message as a file: `To: NUMBER`, an empty line and the text. For one machine and for tests.
///
/// The file's name follows from the notification's id, so that one sent twice is still one file.
struct FileSMSTransport: SMSTransport {
    let directory: URL
    let threads: NIOThreadPool

    func send(_ message: SMSMessage) async throws -> String {
        try message.validate()
        let name = "\(message.id.wire).txt"
        try await threads.runIfActive {
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            // Atomic: who reads the folder never sees half a message.
            try Data("To: \(message.phoneNumber)\n\n\(message.text)\n".utf8)
                .write(to: directory.appending(path: name), options: .atomic)
        }
        return name
    }
}
