import AWS
import Foundation
import HTTPClient
import Logging

/// How a transport reaches AWS: with a client of its own, so that one that is slow holds up no other.
struct AWSAccount {
    let http: HTTPClient
    let configuration: AWSConfiguration
    let credentials: RefreshingCredentialProvider

    init(certificateAuthorityFile: String?, logger: Logger) {
        var limits = HTTPClientConfiguration()
        limits.certificateAuthorityFile = certificateAuthorityFile
        limits.connectionsPerHost = 16
        http = HTTPClient(configuration: limits, logger: logger)
        configuration = AWSConfiguration(environment: ProcessInfo.processInfo.environment)
        credentials = RefreshingCredentialProvider(AWSCredentialChain(configuration, http: http))
    }
}
