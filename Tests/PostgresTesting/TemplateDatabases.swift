import Foundation

/// The databases that tests' own are copied from, each made by the first test that needs it.
///
/// They stay until the server of the tests is thrown away.
actor TemplateDatabases {
    private var made: [String: Task<String, any Error>] = [:]

    /// The database's name, once it is there.
    ///
    /// - Parameter make: makes a database of the name that it is given.
    func name(of template: String, make: @escaping @Sendable (String) async throws -> Void) async throws -> String {
        if let task = made[template] { return try await task.value }
        let name = "template_" + UUID().uuidString.lowercased().replacing("-", with: "")
        let task = Task {
            try await make(name)
            return name
        }
        made[template] = task
        return try await task.value
    }
}
