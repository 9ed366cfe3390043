import Foundation

/// Stops what an encrypted connection runs by `pg_cancel_backend` over a connection that is encrypted and verified as
/// it is: libpq 15 would send the key that allows it in the clear, to whoever answers.
struct EncryptedCancelRequest: CancelRequest {
    /// The process that serves the connection.
    let backend: Int
    /// libpq's parameters for a connection to the server of that process.
    let parameters: [String: String]

    func send(_ done: @escaping @Sendable () -> Void) {
        Thread.detachNewThread {
            do throws(PostgresError) {
                let connection = try BlockingConnection(parameters)
                // A role may stop what it logged in for itself, and ALTER ROLE … SET role makes it another one.
                try connection.run(script: "SET ROLE NONE")
                try connection.run("SELECT pg_cancel_backend(\(backend))")
            } catch {
                // Whether it worked shows in what becomes of the statement.
            }
            done()
        }
    }
}
