import Foundation

/// A line of the output.
enum Report: Encodable {
    case ready(clients: Int)
    case message(String)
    case run(Run)

    func print() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try FileHandle.standardOutput.write(contentsOf: encoder.encode(self) + Data("\n".utf8))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .ready(let clients): try container.encode(["ready": clients])
        case .message(let text): try container.encode(["message": text])
        case .run(let run): try container.encode(run)
        }
    }
}
