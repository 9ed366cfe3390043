/// A live message as a Socket.IO EVENT packet.
enum SocketIOEvent {
    /// `42["event:created",{…}]`, with the cursor as a second argument for clients that asked for it.
    static func packet(_ message: LiveMessage, cursors: Bool) -> String {
        let data = message.data ?? #"{"cursor":"\#(message.cursor.text)"}"#
        let cursor = cursors ? #","\#(message.cursor.text)""# : ""
        return #"42["\#(message.type)",\#(data)\#(cursor)]"#
    }
}
