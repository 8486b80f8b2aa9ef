import SchemagenModel
import Testing

@testable import SchemagenDatabases
@testable import SchemagenSQL

/// Takes everything that is kept as SQL text out of a database and puts it back from its texts.
struct DefinitionLaw {
    let catalogue: DatabaseCatalogue
    let dependencies: PostgreSQLDependencies
    let definitions: PostgreSQLDefinitions
    /// The objects that are dropped and made again, each behind what it needs.
    private(set) var order: [CatalogueIdentity] = []

    init(_ connection: PostgreSQLConnection) throws {
        catalogue = try PostgreSQLCatalogue.read(connection)
        dependencies = try PostgreSQLDependencies.read(connection)
        definitions = try PostgreSQLDefinitions.read(connection)
        sort()
    }

    /// What an object counts as: what makes it.
    private func whole(_ identity: CatalogueIdentity) -> CatalogueIdentity { definitions.parts[identity] ?? identity }

    private mutating func sort() {
        var needs: [CatalogueIdentity: Set<CatalogueIdentity>] = [:]
        for identity in Set(dependencies.needs.keys).union(dependencies.mentions.keys) {
            let source = whole(identity)
            needs[source, default: []].formUnion(dependencies.all(of: identity).map(whole))
            needs[source]?.remove(source)
        }
        // What tables, views and the like need stays; what they need by their own parts too.
        var kept: Set<CatalogueIdentity> = []
        var pending = needs.keys.filter { definitions.objects[$0] == nil }
        while let next = pending.popLast() {
            for target in needs[next] ?? [] where kept.insert(target).inserted { pending.append(target) }
        }
        var done: Set<CatalogueIdentity> = []
        func visit(_ identity: CatalogueIdentity) {
            guard done.insert(identity).inserted else { return }
            for target in (needs[identity] ?? []).sorted() { visit(target) }
            if definitions.objects[identity] != nil, !kept.contains(identity) { order.append(identity) }
        }
        // Event triggers would watch the others.
        for identity in definitions.objects.keys.sorted() where identity.kind != .eventTrigger { visit(identity) }
        for identity in definitions.objects.keys.sorted() { visit(identity) }
    }

    /// DROP as the planner writes it.
    private func drop(_ definition: ObjectDefinition) throws -> String {
        if let drop = definition.drop { return drop }
        let object = OpaqueObject(
            kind: definition.kind, identity: definition.identity, table: "T", uses: nil,
            create: SQLText(postgresql: "", sqlite: nil), drop: nil, databases: .postgresql)
        let owner = definition.owner.map { $0.path.map(PostgreSQLConnection.quotedIdentifier).joined(separator: ".") }
        return try #require(OpaqueDrop.postgresql(object, on: owner), "\(definition)")
    }

    /// What of the remarks goes with the objects.
    private func remarks(_ all: [CatalogueIdentity: ObjectDefinition]) -> [ObjectDefinition] {
        all.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Drops everything and makes it again.
    ///
    /// - Parameter isWritten: Whether DROP is that of the texts, not the planner's.
    func run(
        _ connection: PostgreSQLConnection, isWritten: Bool = false,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        func execute(_ text: String) throws {
            do {
                try connection.execute(text)
            } catch {
                Issue.record("\(error)\n\(text)", sourceLocation: sourceLocation)
                throw error
            }
        }
        let remarks = remarks(definitions.comments) + remarks(definitions.grants)
        let settings = self.remarks(definitions.settings)
        try execute("BEGIN")
        for remark in remarks.reversed() { try execute(try #require(remark.drop)) }
        for identity in order.reversed() {
            if let definition = definitions.objects[identity] {
                try execute(isWritten ? definition.writtenDrop : drop(definition))
            }
        }
        for setting in settings.reversed() { try execute(setting.writtenDrop) }
        let between = try PostgreSQLCatalogue.read(connection)
        let gone = Set(order).union(definitions.parts.filter { order.contains($0.value) }.keys)
        #expect(Set(between.objects.map(\.identity)).isDisjoint(with: gone), sourceLocation: sourceLocation)
        let facts: [CatalogueFact] = [.storage, .compression, .statisticsTarget, .replicaIdentity, .isClustered]
        for object in between.objects {
            for fact in facts where ![.statistics, .operatorClass].contains(object.identity.kind) {
                #expect(object.facts[fact] == nil, "\(object.identity)", sourceLocation: sourceLocation)
            }
            #expect(object.facts[.comment] == nil, "\(object.identity)", sourceLocation: sourceLocation)
            if object.identity.kind != .defaultPrivileges {
                #expect(object.facts[.grants] == nil, "\(object.identity)", sourceLocation: sourceLocation)
            }
        }
        // A foreign table has its columns' compression from its parent, and no way to set its own.
        for setting in settings { try execute(setting.create) }
        for identity in order {
            if let definition = definitions.objects[identity] { try execute(definition.create) }
        }
        for remark in remarks { try execute(remark.create) }
        let after = try PostgreSQLCatalogue.read(connection)
        #expect(try after.differences(from: catalogue).map(\.description) == [], sourceLocation: sourceLocation)
        #expect(after.objects.map(\.identity) == catalogue.objects.map(\.identity), sourceLocation: sourceLocation)
        let changed = zip(after.objects, catalogue.objects).filter { $0 != $1 }.map(\.0.identity)
        #expect(changed == [], sourceLocation: sourceLocation)
        #expect(try PostgreSQLDefinitions.read(connection) == definitions, sourceLocation: sourceLocation)
        #expect(try PostgreSQLDependencies.read(connection) == dependencies, sourceLocation: sourceLocation)
        try execute("COMMIT")
    }
}
