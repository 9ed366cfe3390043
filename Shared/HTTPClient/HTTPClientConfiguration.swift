/// The limits of an ``HTTPClient`` or ``SMTPClient``.
public struct HTTPClientConfiguration: Sendable {
    /// How many requests may be under way or wait; beyond it callers are refused at once.
    public var requestLimit = 1024
    /// The largest answer that is read, in bytes.
    public var responseLimit = 8 * 1024 * 1024
    public var connectTimeout = Duration.seconds(3)
    /// How many connections to one host may be open; a further request waits for one. Nil for no limit.
    public var connectionsPerHost: Int?
    /// A connection that nothing used for so long is not used again: the other side may have left it.
    public var idleTimeout = Duration.seconds(118)
    /// A PEM file with the authorities that servers' certificates are checked against, beside the system's.
    public var certificateAuthorityFile: String?
    /// Whether a connection may lead to what is not of the public internet, such as this machine or the cluster. False
    /// where an address comes from outside: it is looked at when it is resolved, just before connecting, so that no
    /// answer of DNS leads inside.
    public var allowsPrivateAddresses = true

    /// - Parameter certificateAuthorityFile: see the property.
    public init(certificateAuthorityFile: String? = nil) {
        self.certificateAuthorityFile = certificateAuthorityFile
    }
}
