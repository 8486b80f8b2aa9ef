import SchemagenLanguage
import SchemagenModel

/// What planning gives: a plan, or why there is none.
public struct PlanResult: Sendable {
    /// The plan; nil where there are errors.
    public var plan: MigrationPlan?
    /// What is different on the database; empty where the old schema is none.
    public var changes: [Change]
    /// Why there is no plan, located in the new schema.
    public var diagnostics: [Diagnostic]

    /// Makes a result.
    public init(plan: MigrationPlan?, changes: [Change], diagnostics: [Diagnostic]) {
        self.plan = plan
        self.changes = changes
        self.diagnostics = diagnostics
    }
}

/// Plans a migration from one schema to another.
public enum Planner {
    /// The plan for one kind of database.
    ///
    /// From nothing everything is created. From an old schema whole new objects are; every other change is refused with
    /// an error that names it. Where the database need not change, the plan has no steps.
    ///
    /// - Parameters:
    ///   - old: The schema that the database has; nil, or one that was not for this database: it is empty.
    ///   - new: The schema that it is to have.
    public static func plan(from old: Schema?, to new: Schema, on database: Database) -> PlanResult {
        guard let old, old.settings.minimumVersions[database] != nil else {
            let assembly = PlanAssembly(of: Structure(of: new, on: database)) { _, _ in true }
            return result(assembly, changes: [])
        }
        let changes = Difference(from: old, to: new, on: database).changes
        let refusals = ChangeRefusal(changes, from: old, to: new).diagnostics
        guard refusals.isEmpty else { return PlanResult(plan: nil, changes: changes, diagnostics: refusals) }

        var added: Set<ObjectIdentity> = []
        for change in changes where change.kind == .added { added.insert(change.object) }
        // Triggers and policies of two tables may have one name.
        let before = Structure(of: old, on: database)
        var known: Set<String> = []
        for object in old.opaqueObjects where before.holds(object) { known.insert(key(object, in: before)) }
        let after = Structure(of: new, on: database)
        let assembly = PlanAssembly(of: after) { identity, object in
            guard added.contains(identity) else { return false }
            return object.map { !known.contains(key($0, in: after)) } ?? true
        }
        return result(assembly, changes: changes)
    }

    private static func result(_ assembly: PlanAssembly, changes: [Change]) -> PlanResult {
        guard assembly.diagnostics.isEmpty else {
            return PlanResult(plan: nil, changes: changes, diagnostics: assembly.diagnostics)
        }
        return PlanResult(plan: assembly.plan, changes: changes, diagnostics: [])
    }

    private static func key(_ object: OpaqueObject, in structure: Structure) -> String {
        let table = object.table.map { structure.index.tables[$0]?.info.sqlName ?? $0 } ?? ""
        return "\(object.kind) \(object.identity)\u{0}\(table)"
    }
}
