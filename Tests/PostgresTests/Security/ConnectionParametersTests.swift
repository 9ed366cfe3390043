import Testing

@testable import Postgres

@Suite struct ConnectionParametersTests {
    /// What is left of a password that ended too early would be printed as a host or a database.
    @Test(arguments: [
        "postgres://campus:pass@secret-word@db/campus", "postgres://campus:12/secret-word@db/campus",
        "postgres://campus:p@db1,secret-word@db2/campus", "host=db dbname=secret@word",
    ])
    func aPasswordThatIsNotEncodedIsRefused(_ url: String) {
        let error = #expect(throws: PostgresError.self) { try ConnectionParameters(url: url) }
        #expect(error?.code == .configuration)
        #expect(error?.description.contains("secret") == false)
    }

    @Test(arguments: ["postgres://campus:pass%40word@db/campus", "host=@campus user=campus", "host=/run/postgresql"])
    func anAtSignInItsPlaceIsTaken(_ url: String) throws {
        _ = try ConnectionParameters(url: url)
    }

    @Test(arguments: [
        ("postgres://db/campus", "sslmode=prefer does not verify that the server is db"),
        ("postgres://db/campus?sslmode=require", "sslmode=require does not verify that the server is db"),
        ("postgres://db/campus?sslmode=verify-ca", "sslmode=verify-ca does not verify that the server is db"),
        ("postgres://a,127.0.0.1,b/campus", "sslmode=prefer does not verify that the server is a, b"),
        ("postgres:///campus?hostaddr=10.0.0.1", "sslmode=prefer does not verify that the server is 10.0.0.1"),
        // The name says nothing of where the connection goes.
        ("postgres://localhost/?hostaddr=10.0.0.1", "sslmode=prefer does not verify that the server is localhost"),
    ])
    func aServerOnTheNetworkThatNobodyVerifiesIsDoubted(_ url: String, _ doubt: String) throws {
        #expect(try ConnectionParameters(url: url).doubt(environment: [:]) == doubt)
    }

    @Test(arguments: [
        "postgres://db/campus?sslmode=verify-full", "postgres://localhost/campus", "postgres://127.0.0.1,[::1]/campus",
        "postgres:///campus?host=/run/postgresql", "postgres:///campus", "postgres://db/campus?hostaddr=127.0.0.1",
    ])
    func whatIsVerifiedOrStaysOnThisMachineIsNot(_ url: String) throws {
        #expect(try ConnectionParameters(url: url).doubt(environment: [:]) == nil)
    }

    @Test func theEnvironmentCountsAsLibpqCountsIt() throws {
        let local = try ConnectionParameters(url: "postgres:///campus")
        #expect(local.doubt(environment: ["PGHOST": "db"]) == "sslmode=prefer does not verify that the server is db")
        #expect(local.doubt(environment: ["PGHOST": "db", "PGSSLMODE": "verify-full"]) == nil)
        let explicit = try ConnectionParameters(url: "postgres://db/campus?sslmode=disable")
        #expect(explicit.doubt(environment: ["PGSSLMODE": "verify-full"])?.hasPrefix("sslmode=disable") == true)
    }
}
