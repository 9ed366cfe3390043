import AWS

/// Keys that no AWS knows.
struct TestCredentials: AWSCredentialProvider {
    func credentials() async throws(AWSError) -> AWSCredentials {
        AWSCredentials(accessKeyID: "AKID", secretAccessKey: "secret")
    }
}
