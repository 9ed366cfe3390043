public import HTTPClient

/// Runs a client of the server for as long as the body takes.
public func withSMTPClient<Value: Sendable>(
    _ server: ScriptedSMTPServer,
    security: SMTPServer.Security = .startTLS,
    account: SMTPServer.Account? = .init(user: "campus", password: "hunter2 & more"),
    authority: TestAuthority?,
    connectionsPerHost: Int? = nil,
    _ body: (SMTPClient) async throws -> Value
) async throws -> Value {
    var configuration = HTTPClientConfiguration()
    configuration.certificateAuthorityFile = authority?.file
    configuration.connectionsPerHost = connectionsPerHost
    let client = SMTPClient(
        server: SMTPServer(host: "localhost", port: server.port, security: security, account: account),
        clientName: "campus.example",
        configuration: configuration
    )
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await client.run() }
        defer { group.cancelAll() }
        return try await body(client)
    }
}
