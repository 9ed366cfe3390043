import Live
import Postgres

extension LiveAudience: PostgresDecodable {}
