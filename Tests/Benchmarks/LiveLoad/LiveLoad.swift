import ArgumentParser
import Foundation

/// live-load: many clients of a live connection in one thread, for benchmarks.
///
/// Says `ready` when all are connected and subscribed, and then does what the lines of its input say, one JSON object a
/// line: `message` answers with the text of one message, `run COUNT SECONDS` has messages published, COUNT at a time,
/// and the next ones when everyone has them all. Until its input ends the clients stay.
@main
struct LiveLoad: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "live-load")

    @Option(help: "What the server speaks: \(Dialect.allCases.map(\.rawValue).joined(separator: ", ")).")
    var dialect: Dialect

    @Option(help: "The server's port on 127.0.0.1.")
    var port: UInt16

    @Option(help: "Where the server takes how many messages to publish; none for clients that only stay.")
    var controlPort: UInt16?

    @Option(help: "How many clients.")
    var clients: Int

    func run() throws {
        let crowd = try Crowd(dialect: dialect, port: port, count: clients)
        try crowd.connect(within: .seconds(120))
        let control = try controlPort.map(Socket.init)
        try Report.ready(clients: clients).print()
        try crowd.watchInput()
        while let line = try crowd.nextLine() {
            let words = line.split(separator: " ")
            guard let control else { throw LoadFailure("there is no control port for \(line)") }
            switch (words.first, words.count) {
            case ("message", 1):
                try Report.message(crowd.message(control)).print()
            case ("run", 3):
                guard let count = Int(words[1]), let seconds = Double(words[2]) else { fallthrough }
                try Report.run(crowd.run(control, messages: count, for: .seconds(seconds))).print()
            default:
                throw LoadFailure("nobody knows what \(line) means")
            }
        }
    }
}
