import ServiceKit

/// What the transports have in common: whom they believe that a server is who it says.
enum TransportSecurity {
    static let certificateAuthorityFile = ConfigurationVariable(
        "TLS_CA_FILE",
        "PEM file with the authorities that the certificates of mail servers, push services and AWS are checked "
            + "against; without it the system's"
    )
}
