import Foundation
import Logging
import Postgres
import ServiceKit

/// The settings of events-api, read and checked once at start.
struct EventsAPIConfiguration: Sendable {
    let port: Int
    let database: PostgresConfiguration
    let notificationServiceURL: URL
    let publicURL: URL
    let logLevel: Logger.Level
    let tokens: AccessTokenConfiguration
    /// Whether this is the demo, where the password that everyone knows is taken.
    let isDemo: Bool

    static let port = ConfigurationVariable("PORT", default: "8080", "TCP port to listen on")
    static let databaseURL = ConfigurationVariable(
        "DATABASE_URL",
        "PostgreSQL, such as postgres://user:password@host:5432/campus?sslmode=verify-full",
        isSecret: true
    )
    static let notificationServiceURL = ConfigurationVariable(
        "NOTIFICATION_SERVICE_URL",
        default: "http://localhost:8082",
        "where notification-service listens"
    )
    static let publicURL = ConfigurationVariable(
        "PUBLIC_URL",
        default: "http://localhost:3000",
        "the address people use, for links, allowed origins and the tokens' issuer"
    )
    static let logLevel = ConfigurationVariable("LOG_LEVEL", default: "info", "trace, debug, info, warning or error")

    static let demo = ConfigurationVariable("CAMPUS_DEMO", default: "false", "true lets the demo's accounts sign in")

    static let variables =
        [port, databaseURL, notificationServiceURL, publicURL, logLevel, demo] + AccessTokenConfiguration.variables

    init(_ reader: ConfigurationReader = ConfigurationReader()) throws {
        port = try reader.integer(Self.port, in: 0...65535)
        logLevel = try reader.value(Self.logLevel, "trace, debug, info, warning or error") {
            Logger.Level(rawValue: $0)
        }
        notificationServiceURL = try reader.url(Self.notificationServiceURL)
        publicURL = try reader.url(Self.publicURL)
        isDemo = try reader.boolean(Self.demo)
        tokens = try AccessTokenConfiguration(reader, issuer: publicURL)
        database = try Self.database(reader)
    }

    /// The database alone, for the commands that need nothing else.
    static func database(_ reader: ConfigurationReader = ConfigurationReader()) throws -> PostgresConfiguration {
        var database = try PostgresConfiguration(url: reader.string(databaseURL))
        database.applicationName = "events-api"
        database.settings = EventsMigrations.settings
        return database
    }
}
