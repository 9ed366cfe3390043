public import struct Foundation.UUID

/// A client whose person manages events that it watches.
public struct LiveManager: Sendable {
    public let session: LiveSession
    public let managed: Set<UUID>
    let outlet: any LiveOutlet
    let number: UInt64
}
