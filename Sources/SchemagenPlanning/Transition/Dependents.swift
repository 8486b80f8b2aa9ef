import SchemagenEvolution
import SchemagenModel

/// The views and SQL objects that have to go before something changes, and come again after it: those that change
/// themselves, those that stand on a column that changes or goes, and all that stands on them.
struct Dependents {
    /// A column's change that what stands on it does not survive.
    struct Disturbance {
        /// The SQL names of the columns, old and new; nil: the whole table.
        var columns: [String]?
    }

    /// The old objects that go.
    private(set) var gone: Set<ObjectIdentity> = []
    /// Those among them that stand on a view or another object that goes.
    private(set) var standing: Set<ObjectIdentity> = []

    private let structure: Structure
    private let disturbances: [String: Disturbance]
    /// The names of functions and other free objects that go, as texts mention them.
    private(set) var goneFunctions: [String] = []

    /// - Parameters:
    ///   - structure: The old schema under its new names.
    ///   - changed: Those that change or go themselves.
    ///   - disturbances: What happens to tables, by their old Swift names.
    init(
        in structure: Structure, changed: Set<ObjectIdentity>, disturbances: [String: Disturbance]
    ) {
        self.structure = structure
        self.disturbances = disturbances
        gone = changed
        collect()
    }

    private mutating func collect() {
        let schema = structure.schema
        var position: [ObjectIdentity: Int] = [:]
        for (offset, identity) in schema.declarationOrder.enumerated() where position[identity] == nil {
            position[identity] = offset
        }
        // What stands on something stands behind it, but for what says `uses`; so again, until nothing more is found.
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for view in schema.views where structure.holds(view) {
                let identity = ObjectIdentity(.view, view.info.name)
                guard !gone.contains(identity) else { continue }
                let text = view.query[structure.database] ?? ""
                if stands(identity, uses: view.uses, table: nil, text: text, position) {
                    gone.insert(identity)
                    isGrowing = true
                }
            }
            for object in schema.opaqueObjects where structure.holds(object) {
                let identity = ObjectIdentity(.opaque, object.name)
                guard !standing.contains(identity) else { continue }
                let text = object.create[structure.database] ?? ""
                let isBound = Self.isBound(object, on: structure.database)
                let isFound = stands(
                    identity, uses: object.uses, table: object.table, text: text, position, isBound: isBound)
                if isFound, gone.insert(identity).inserted || standing.contains(identity) { isGrowing = true }
            }
        }
        for object in schema.opaqueObjects where gone.contains(ObjectIdentity(.opaque, object.name)) {
            guard object.table == nil, structure.holds(object) else { continue }
            goneFunctions.append(String(object.identity.prefix { $0 != "(" && $0 != " " }))
        }
    }

    /// Whether the database itself ties an object to what its text names. The body of a function is only read when it
    /// runs, unless it is of SQL statements.
    private static func isBound(_ object: OpaqueObject, on database: Database) -> Bool {
        guard database == .postgresql else { return true }
        switch object.kind {
        case "function", "procedure":
            return object.create.postgresql?.lowercased().contains("begin atomic") ?? false
        case "extension", "language", "schema", "cast", "type", "collation", "aggregate", "operator":
            return false
        default: return true
        }
    }

    private mutating func stands(
        _ identity: ObjectIdentity, uses: [ObjectIdentity]?, table: String?, text: String,
        _ position: [ObjectIdentity: Int], isBound: Bool = true
    ) -> Bool {
        var needs = uses ?? []
        if let table { needs += [ObjectIdentity(.table, table), ObjectIdentity(.view, table)] }
        if uses == nil {
            let place = position[identity] ?? .max
            // It may stand on everything before it; its text tells.
            for view in structure.schema.views {
                let other = ObjectIdentity(.view, view.info.name)
                if gone.contains(other), position[other] ?? .max < place,
                    Mention.isNamed(in: text, [view.info.sqlName])
                {
                    standing.insert(identity)
                    return true
                }
            }
            for (name, disturbance) in disturbances where isBound {
                guard position[ObjectIdentity(.table, name)] ?? .max < place,
                    let info = structure.index.tables[name]?.info, Mention.isNamed(in: text, [info.sqlName])
                else { continue }
                if isHit(text, disturbance) { return true }
            }
        }
        for need in needs {
            switch need.kind {
            case .view, .opaque:
                if gone.contains(need) {
                    standing.insert(identity)
                    return true
                }
            case .table where isBound:
                if let disturbance = disturbances[need.name], isHit(text, disturbance) { return true }
            default: break
            }
        }
        return false
    }

    private func isHit(_ text: String, _ disturbance: Disturbance) -> Bool {
        guard let columns = disturbance.columns else { return true }
        return Mention.isIn(text, of: columns)
    }
}
