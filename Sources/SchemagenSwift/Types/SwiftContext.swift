import SchemagenModel

/// One file in the making: the facts about its schema, and what it turns out to need of other files.
final class SwiftContext {
    let facts: SchemaFacts
    /// What the file imports.
    var imports: SwiftImports = []
    /// The helpers that its expressions call.
    var usedHelpers: Set<ExpressionHelper> = []
    /// Whether a draft has a column that can be null, a value or the database's default.
    var usesDraftValue = false

    init(_ facts: SchemaFacts) { self.facts = facts }

    /// The word in front of what users see, with the space behind it.
    var access: String { facts.access }
    /// The name of the type that holds what belongs to the schema as a whole.
    var namespace: String { facts.namespace }
    /// The key of the table of a Swift name.
    func key(_ table: String) -> TableKey { facts.keys[table] ?? .none }
    /// The enum of a Swift name.
    func enumeration(_ name: String) -> Enumeration? { facts.enums[name] }
    /// The `type` of a Swift name.
    func namedType(_ name: String) -> NamedType? { facts.types[name] }

    /// The call of a helper, which is written from then on.
    func helper(_ helper: ExpressionHelper) -> String {
        usedHelpers.insert(helper)
        return facts.helpers + "." + helper.name
    }

    /// What a body gives; where it gives nothing, what it needed on the way is not needed.
    func attempt<Result>(_ body: () -> Result?) -> Result? {
        let imports = imports
        let usedHelpers = usedHelpers
        if let result = body() { return result }
        self.imports = imports
        self.usedHelpers = usedHelpers
        return nil
    }

    /// A name of the standard library, qualified where a type of the schema has the same.
    func standard(_ name: String) -> String { facts.typeNames.contains(name) ? "Swift." + name : name }

    /// The superclause of protocols of the standard library.
    func protocols(_ names: String...) -> String {
        var result = ""
        for name in names {
            if !result.isEmpty { result += ", " }
            result += standard(name)
        }
        return result
    }

    /// Whether a column or rule is there in only some of the databases of its object, so that rows may lack it and the
    /// models cannot hold values to it.
    func isPartial(_ databases: DatabaseSet, within object: DatabaseSet) -> Bool {
        !object.intersection(facts.databases).isSubset(of: databases)
    }
}
