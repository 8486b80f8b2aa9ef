/// Where the server keeps an object: what its catalogues refer to it by.
struct CatalogueAddress: Hashable {
    /// The oid of the catalogue that has it.
    let catalogue: UInt32
    /// Its oid there.
    let object: UInt32
    /// The number of a column; 0 for all else.
    var column: Int32 = 0

    /// The address in three values of a row; nil where they are none.
    init?(_ row: some Collection<String?>) {
        let values = row.prefix(3).map { $0 ?? "" }
        guard values.count == 3, let catalogue = UInt32(values[0]), let object = UInt32(values[1]),
            let column = Int32(values[2])
        else { return nil }
        self.init(catalogue: catalogue, object: object, column: column)
    }

    init(catalogue: UInt32, object: UInt32, column: Int32 = 0) {
        self.catalogue = catalogue
        self.object = object
        self.column = column
    }

    /// The whole that a column is one of.
    var whole: CatalogueAddress { CatalogueAddress(catalogue: catalogue, object: object) }
}

/// An address in SQL.
struct CatalogueAddressExpression: Sendable {
    /// The catalogue's name: `pg_proc`.
    let catalogue: String
    /// The expression of the oid.
    let oid: String
    /// The expression of the number of a column.
    var column = "0"

    /// Three columns of a query.
    var columns: String { "'\(catalogue)'::regclass::oid, \(oid)::oid, (\(column))::integer" }
}

/// The identities of all objects that the catalogue's reader gives, by their addresses.
struct CatalogueAddresses {
    private let identities: [CatalogueAddress: CatalogueIdentity]

    /// Reads them by one query, inside a snapshot.
    init(_ connection: PostgreSQLConnection) throws {
        let queries = PostgreSQLCatalogue.statements(connection.serverMajorVersion).compactMap(\.addressQuery)
        let rows = try connection.query(
            CatalogueStatement.preamble + queries.joined(separator: "\nUNION ALL\n")
        ).rows
        var identities: [CatalogueAddress: CatalogueIdentity] = [:]
        identities.reserveCapacity(rows.count)
        for row in rows {
            guard row.count == 5, let kind = row[0].flatMap(CatalogueKind.init), let path = row[1],
                let address = CatalogueAddress(row[2...])
            else {
                throw PostgreSQLError(message: "the server's catalogue has an object without an address: \(row)")
            }
            identities[address] = CatalogueIdentity(kind, try PostgreSQLArray.elements(path))
        }
        self.identities = identities
    }

    /// The object at an address.
    subscript(address: CatalogueAddress) -> CatalogueIdentity? { identities[address] }

    /// All objects with their addresses.
    var all: [CatalogueAddress: CatalogueIdentity] { identities }
}
