import Foundation
import Logging
import ServiceKit

/// The settings of frontend, read and checked once at start.
struct FrontendConfiguration: Sendable {
    let port: Int
    let eventsAPIURL: URL
    let webRoot: URL
    let logLevel: Logger.Level

    static let port = ConfigurationVariable("PORT", default: "3000", "TCP port to listen on")
    static let eventsAPIURL = ConfigurationVariable(
        "EVENTS_API_URL",
        default: "http://localhost:8080",
        "where events-api listens; /api, /api-docs, /socket.io and /.well-known go there"
    )
    static let webRoot = ConfigurationVariable("WEB_ROOT", default: "Services/Frontend/Web/dist", "the built web app")
    static let logLevel = ConfigurationVariable("LOG_LEVEL", default: "info", "trace, debug, info, warning or error")

    static let variables = [port, eventsAPIURL, webRoot, logLevel]

    init(_ reader: ConfigurationReader = ConfigurationReader()) throws {
        port = try reader.integer(Self.port, in: 0...65535)
        eventsAPIURL = try reader.url(Self.eventsAPIURL)
        webRoot = URL(filePath: try reader.string(Self.webRoot), directoryHint: .isDirectory)
        logLevel = try reader.value(Self.logLevel, "trace, debug, info, warning or error") {
            Logger.Level(rawValue: $0)
        }
    }
}
