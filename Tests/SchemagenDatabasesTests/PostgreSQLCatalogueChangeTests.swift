import SchemagenTestSupport
import Testing

@testable import SchemagenDatabases

/// One change of the example, and the objects in which the reader must see it.
struct CatalogueChange: Sendable, CustomTestStringConvertible {
    var sql: String
    var objects: [String]
    /// The major versions that can do it, and print it so.
    var versions: ClosedRange<Int>

    var testDescription: String { sql }

    init(_ sql: String, _ objects: String..., since: Int = 14, until: Int = 99) {
        self.sql = sql
        self.objects = objects
        versions = since...until
    }
}

@Suite(.serialized) struct PostgreSQLCatalogueChangeTests {
    /// The example on one server, for all changes.
    struct Prepared: Sendable {
        var server: TestServer
        var catalogue: DatabaseCatalogue

        static let database = "catalogue_changes"
        static let all = Result { try TestServer.all.get().map { try prepare($0) } }

        private static func prepare(_ server: TestServer) throws -> Prepared {
            try server.server.connect().execute("CREATE DATABASE \(database) TEMPLATE template0")
            let connection = try server.server.connect(database: database)
            try connection.execute(CatalogueExample.script(connection.serverMajorVersion))
            return Prepared(server: server, catalogue: try PostgreSQLCatalogue.read(connection))
        }
    }

    @Test(arguments: CatalogueChange.ofTypes + CatalogueChange.ofTables + CatalogueChange.ofTheRest)
    func aChangeIsSeenWhereItWasMade(_ change: CatalogueChange) throws {
        for prepared in try Prepared.all.get() {
            let connection = try prepared.server.server.connect(database: Prepared.database)
            guard change.versions.contains(connection.serverMajorVersion) else { continue }
            try connection.execute("BEGIN")
            try connection.execute(change.sql)
            let differences = try PostgreSQLCatalogue.read(connection).differences(from: prepared.catalogue)
            try connection.execute("ROLLBACK")
            var objects: [String] = []
            for object in differences.map(\.object.description) where objects.last != object { objects.append(object) }
            #expect(objects == change.objects, "\(differences)")
        }
    }
}
