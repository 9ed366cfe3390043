import Foundation

/// A cluster that servers of tests are copied from, made by the first that needs it and removed when the tests end.
actor TemplateCluster {
    private static let folder = URL(filePath: "/var/tmp/postgres-\(UUID().uuidString.prefix(8))-template")
    private var made: Task<String, any Error>?

    /// Where it is, once it is there.
    func path() async throws -> String {
        if let made { return try await made.value }
        let task = Task { try await Self.make() }
        made = task
        return try await task.value
    }

    private static func make() async throws -> String {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        atexit {
            do {
                try FileManager.default.removeItem(at: TemplateCluster.folder)
            } catch {
                print("cannot remove \(TemplateCluster.folder.path()): \(error)")
            }
        }
        if getuid() == 0 { try await PostgresTestServer.run(["chown", "postgres", folder.path()]) }
        let data = folder.appending(path: "data").path()
        try await PostgresTestServer.run(
            PostgresTestServer.command(
                "initdb",
                ["-D", data, "-U", "campus", "-A", "trust", "-E", "UTF8", "--no-sync"]
            )
        )
        return data
    }
}
