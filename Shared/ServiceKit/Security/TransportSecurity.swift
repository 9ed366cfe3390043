/// How a service's port is encrypted, and whom the service believes that a server is who it says.
public struct TransportSecurity: Sendable {
    /// What clients of the port are shown; nil for a port that speaks plain HTTP.
    public let certificate: ServerCertificate?
    /// A PEM file with the authorities that the certificates of other servers are checked against, beside the system's.
    public let certificateAuthorityFile: String?

    private static let certificate = ConfigurationVariable(
        "TLS_CERT",
        "the port's certificate and those between it and its authority, PEM; without it the port speaks plain HTTP",
        isSecret: true
    )
    private static let key = ConfigurationVariable("TLS_KEY", "the private key of TLS_CERT, PEM", isSecret: true)
    private static let certificateAuthorityFile = ConfigurationVariable(
        "TLS_CA_FILE",
        "PEM file with the authorities that the certificates of other servers are checked against: the other services', "
            + "the collector's, mail servers', push services' and AWS's; beside the system's"
    )
    public static let variables = [certificate, key, certificateAuthorityFile]

    /// - Throws: ``ConfigurationError`` when there is a key without its certificate or the other way round, or they are
    ///   unusable.
    public init(_ reader: ConfigurationReader) throws(ConfigurationError) {
        certificateAuthorityFile = try reader.optional(Self.certificateAuthorityFile)
        switch (try reader.optionalSecret(Self.certificate), try reader.optionalSecret(Self.key)) {
        case (let certificate?, let key?): self.certificate = try ServerCertificate(certificate, key: key)
        case (nil, nil): certificate = nil
        case (_?, nil): throw ConfigurationError(variable: Self.key.name, reason: "is not set, and TLS_CERT is")
        case (nil, _?): throw ConfigurationError(variable: Self.certificate.name, reason: "is not set, and TLS_KEY is")
        }
    }
}
