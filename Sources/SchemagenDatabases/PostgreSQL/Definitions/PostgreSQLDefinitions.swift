/// The SQL texts of what a PostgreSQL database holds: what `pg_dump` would write for each object, without owners.
///
/// In the texts every name that is not the system's carries its schema, so that they mean the same wherever they run. Bodies
/// of routines are as their authors wrote them. Where such a body cannot be checked when it is created (see
/// `PostgreSQLDependencies.uncheckedBodies`) the text switches `check_function_bodies` off around it, as `pg_dump` does
/// for all: a SET clause would become a property of the routine.
public struct PostgreSQLDefinitions: Sendable, Equatable {
    /// Everything that is no table, view, sequence, enum, domain, constraint, index, schema or extension.
    public let objects: [CatalogueIdentity: ObjectDefinition]
    /// COMMENT ON each object that has one, of every kind.
    public let comments: [CatalogueIdentity: ObjectDefinition]
    /// GRANT and REVOKE for each object whose privileges are not as they are by themselves, of every kind. `owner` of the
    /// catalogue is who runs the text.
    public let grants: [CatalogueIdentity: ObjectDefinition]
    /// ALTER for what is set on tables, columns and indexes beside their definitions, by the object that has it: storage,
    /// compression, statistics, parameters of columns, replica identity, the index to cluster on, defaults of views' columns.
    /// What foreign tables have is in their own texts.
    public let settings: [CatalogueIdentity: ObjectDefinition]
    /// Objects that are made by the text of another: the functions of a base type, an operator that is only announced, the
    /// triggers of partitions, the constraints of foreign tables.
    public let parts: [CatalogueIdentity: CatalogueIdentity]

    /// Reads the texts by a fixed number of queries.
    ///
    /// - Parameters:
    ///   - connection: Where to.
    ///   - catalogue: What the database holds, where that is known already.
    ///   - dependencies: The same of what needs what.
    /// - Throws: `PostgreSQLError`.
    public static func read(
        _ connection: PostgreSQLConnection, catalogue: DatabaseCatalogue? = nil,
        dependencies: PostgreSQLDependencies? = nil
    ) throws -> PostgreSQLDefinitions {
        try PostgreSQLCatalogue.inSnapshot(connection) {
            let addresses = try CatalogueAddresses(connection)
            let dependencies = try dependencies ?? PostgreSQLDependencies(connection, addresses)
            let catalogue = try catalogue ?? PostgreSQLCatalogue.read(connection)
            return try PostgreSQLDefinitions(
                connection, addresses, catalogue: catalogue, unchecked: dependencies.uncheckedBodies)
        }
    }

    private init(
        _ connection: PostgreSQLConnection, _ addresses: CatalogueAddresses, catalogue: DatabaseCatalogue,
        unchecked: Set<CatalogueIdentity>
    ) throws {
        var reader = DefinitionReader(addresses: addresses, unchecked: unchecked)
        try reader.read(connection)
        parts = reader.parts
        let names = try ObjectNames(connection, addresses)
        settings = SettingTexts(names: names, catalogue: catalogue).settings
        let other = RemarkTexts(names: names, catalogue: catalogue)
        objects = reader.objects.merging(other.defaultPrivileges) { first, _ in first }
        comments = other.comments
        grants = other.grants
    }
}
