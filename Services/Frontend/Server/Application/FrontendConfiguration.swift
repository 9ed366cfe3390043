import Foundation
import Logging
import ServiceKit

/// The settings of frontend, read and checked once at start.
struct FrontendConfiguration: Sendable {
    let port: Int
    let upstream: Upstream
    let publicURL: URL
    /// The sites whose pages may open live connections.
    let origins: AllowedOrigins
    let maximumConnections: Int
    let webRoot: URL
    let site: SiteSettings
    let logLevel: Logger.Level
    let transportSecurity: TransportSecurity
    let tracing: TracingConfiguration

    static let port = ConfigurationVariable("PORT", default: "3000", "TCP port to listen on")
    static let eventsAPIURL = ConfigurationVariable(
        "EVENTS_API_URL",
        default: "http://localhost:8080",
        "where events-api listens; /api, /api-docs, /socket.io and /.well-known go there"
    )
    static let publicURL = ConfigurationVariable(
        "PUBLIC_URL",
        default: "http://localhost:3000",
        "the address people use: https tells browsers to stay with it, and only its pages may open live connections"
    )
    static let webRoot = ConfigurationVariable("WEB_ROOT", default: "Services/Frontend/Web/dist", "the built web app")
    static let logLevel = ConfigurationVariable("LOG_LEVEL", default: "info", "trace, debug, info, warning or error")

    static let variables =
        [port, eventsAPIURL, publicURL, AllowedOrigins.variable, RequestLimits.connections, webRoot]
        + SiteSettings.variables + [logLevel] + ServiceProcess.variables

    init(_ reader: ConfigurationReader = ConfigurationReader()) throws {
        port = try reader.integer(Self.port, in: 0...65535)
        publicURL = try reader.url(Self.publicURL)
        origins = try AllowedOrigins(publicURL: publicURL, reader)
        maximumConnections = try reader.integer(RequestLimits.connections, in: RequestLimits.connectionRange)
        webRoot = URL(filePath: try reader.string(Self.webRoot), directoryHint: .isDirectory)
        site = try SiteSettings(reader)
        transportSecurity = try TransportSecurity(reader)
        upstream = try Upstream(
            url: reader.url(Self.eventsAPIURL),
            certificateAuthorityFile: transportSecurity.certificateAuthorityFile
        )
        tracing = try TracingConfiguration(reader)
        logLevel = try reader.value(Self.logLevel, "trace, debug, info, warning or error") {
            Logger.Level(rawValue: $0)
        }
    }
}
