extension HTTPClientResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The status and the size: an answer may hold tokens and people's data.
    public var description: String { "HTTP \(status), \(body.count) bytes" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["response": description]) }
}
