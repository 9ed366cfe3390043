import Crypto
import Foundation
import HTTPClient
import HTTPTesting
import Logging
import PostgresTesting
import ServiceKit
import Testing

@testable import EventsAPI

/// events-api as it runs, on a port and a database of its own, and its parts once more, to make what requests need.
struct RunningService: Sendable {
    let address: String
    let components: Components
    let http: HTTPClient
    /// What signs its access tokens.
    let key: P256.Signing.PrivateKey

    private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// - Parameters:
    ///   - logger: where the service writes its log.
    ///   - notificationService: where notification-service is; nowhere without it.
    static func with(
        logger: Logger = quiet,
        notificationService: String = "http://127.0.0.1:1",
        _ body: (RunningService) async throws -> Void
    ) async throws {
        let key = P256.Signing.PrivateKey()
        let keyFile = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID().uuidString).pem")
        try Data(key.pemRepresentation.utf8).write(to: keyFile)
        try await TestDatabase.with(template: "events") { configuration in
            _ = try await EventsMigrations.migrator(configuration, logger: quiet).migrate()
        } _: { database in
            let environment = [
                "PORT": "0", "DATABASE_URL": database.url, "JWT_PRIVATE_KEY_FILE": keyFile.path(),
                "CODES_SECRET": "a secret of the tests, long enough", "NOTIFICATION_SERVICE_URL": notificationService,
            ]
            let configuration = try EventsAPIConfiguration(ConfigurationReader(environment: environment))
            let components = try await Components(configuration, logger: quiet)
            let (ports, port) = AsyncStream.makeStream(of: Int.self)
            let services = try await buildApplication(configuration, logger: logger, registry: PrometheusRegistry()) {
                port.yield($0.localAddress?.port ?? 0)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for service in services { group.addTask { try await service.run() } }
                group.addTask { try await components.database.run() }
                defer { group.cancelAll() }
                var numbers = ports.makeAsyncIterator()
                let number = try #require(await numbers.next())
                try await withHTTPClient { http in
                    let address = "http://127.0.0.1:\(number)"
                    try await body(RunningService(address: address, components: components, http: http, key: key))
                }
            }
        }
        try FileManager.default.removeItem(at: keyFile)
    }

    /// Sends a request from a network of its own, so that limits by network are nobody's but its.
    func send(_ request: RouteRequest, token: String?) async throws -> HTTPClientResponse {
        var headers = request.headers.map { ($0.key, $0.value) }
        if let token { headers.append(("Authorization", "Bearer \(token)")) }
        if request.body != nil, request.headers["Content-Type"] == nil {
            headers.append(("Content-Type", "application/json"))
        }
        let network = (0..<3).map { _ in "\(Int.random(in: 1...254))" }.joined(separator: ".")
        headers.append(("X-Forwarded-For", "10.\(network)"))
        return try await http.send(
            HTTPClientRequest(
                method: request.method,
                url: address + request.path,
                headers: headers,
                body: Array((request.body ?? "").utf8)
            ),
            timeout: .seconds(120)
        )
    }
}
