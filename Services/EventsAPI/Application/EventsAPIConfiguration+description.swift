/// What dumping it shows: of the secrets their places alone.
extension EventsAPIConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { "events-api on port \(port), \(database), \(publicURL)" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: ["port": port, "database": database, "publicURL": publicURL]) }
}
