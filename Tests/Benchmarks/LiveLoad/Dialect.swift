import ArgumentParser

/// What clients say to a server before it tells them anything, and what it answers.
enum Dialect: String, CaseIterable, ExpressibleByArgument {
    /// The live connection of events-api: a client subscribes.
    case live
    /// A WebSocket on which everyone is told everything.
    case bare
    /// Socket.IO over a WebSocket.
    case socketIO = "socket-io"
    /// Socket.IO as events-api speaks it, which says when a client is told.
    case liveSocketIO = "live-socket-io"

    var path: String {
        switch self {
        case .live: "/api/v1/live"
        case .bare: "/"
        case .socketIO, .liveSocketIO: "/socket.io/?EIO=4&transport=websocket"
        }
    }

    /// What a client says once its WebSocket is open.
    var greeting: String? {
        switch self {
        case .live: #"{"type":"subscribe","topics":["all"]}"#
        case .bare: nil
        case .socketIO, .liveSocketIO: "40"
        }
    }

    /// How many texts come before a client is told of messages.
    var answers: Int {
        switch self {
        case .live: 1
        case .bare: 0
        case .socketIO: 2
        case .liveSocketIO: 3
        }
    }

    /// What a text that asks for a sign of life says, and what is answered (Engine.IO's packets ping and pong).
    var ping: (text: [UInt8], answer: String)? {
        switch self {
        case .live, .bare: nil
        case .socketIO, .liveSocketIO: (Array("2".utf8), "3")
        }
    }
}
