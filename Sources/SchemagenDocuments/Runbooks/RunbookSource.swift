import SchemagenGeneration
import SchemagenHistory
import SchemagenModel
import SchemagenPlanning

/// What the runbook of a schema change is made of.
struct RunbookSource {
    /// The migrations of the change.
    let change: RecordedChange
    /// The schema before; nil for the first change.
    let former: Schema?
    /// The schema after.
    let schema: Schema
    /// What the migrations do, by database; none where hands wrote a part of them, so that nobody knows.
    let plans: [Database: ChangePlan]
    /// The last migration before the change; nil for the first change.
    let previous: LockEntry?
    /// What the change adds and takes away, by database.
    let impacts: [Database: ReleaseImpact]

    /// - Parameters:
    ///   - plan: The change.
    ///   - previous: The last migration before it.
    ///   - origins: Where indexes were declared.
    init(_ plan: RecordedPlan, previous: LockEntry?, origins: IndexOrigins) {
        var impacts: [Database: ReleaseImpact] = [:]
        for database in plan.change.last.databases {
            impacts[database] = ReleaseImpact(plan, on: database, origins: origins)
        }
        self.impacts = impacts
        change = plan.change
        former = plan.former
        schema = plan.schema
        var plans: [Database: ChangePlan] = [:]
        for onDatabase in plan.databases { plans[onDatabase.database] = onDatabase.plan }
        self.plans = plans
        self.previous = previous
    }

    /// Adds what the change adds, takes away and changes on a database.
    func addImpact(on database: Database, to page: inout MarkdownPage) {
        guard let impact = impacts[database] else { return }
        page.heading(3, "Impact")
        ReleaseImpactTables.add(impact, to: &page)
        page.list(impact.otherChanges.map { ReportText.message($0) })
        if impact.added.isEmpty, impact.removed.isEmpty, impact.otherChanges.isEmpty {
            page.block("Nothing changes on \(database.title).")
        }
    }

    /// The databases that the change is for.
    var databases: [Database] { change.last.databases }
    /// The migration that the change begins with.
    var first: LockEntry { change.entries[0] }

    /// The tables of the schema after the change that the plan makes or touches and that stand on a database, in the
    /// schema's order.
    func touched(on database: Database) -> [Table] {
        guard let plan = plans[database] else { return [] }
        var names: Set<QualifiedName> = []
        for migration in plan.migrations {
            for step in migration.up {
                if case .createTable(let table, _) = step.step { names.insert(QualifiedName(table.info)) }
                if case .rebuildTable(let rebuild) = step.step { names.insert(QualifiedName(rebuild.to.info)) }
                names.formUnion(step.effect.locks.map(\.table))
                names.formUnion(step.effect.rewrites)
                names.formUnion(step.effect.scans)
            }
        }
        return schema.tables.filter {
            $0.info.databases.contains(database) && $0.virtualModule == nil && names.contains(QualifiedName($0.info))
        }
    }

    /// The tables that are there before the change and that the plan touches, by the names that they have before.
    func touchedBefore(on database: Database) -> [QualifiedName] {
        guard let plan = plans[database], let former else { return [] }
        let present = Set(former.tables.map { QualifiedName($0.info) })
        var names: Set<QualifiedName> = []
        for migration in plan.migrations {
            for step in migration.up {
                names.formUnion(step.effect.locks.map(\.table))
                names.formUnion(step.effect.rewrites)
                names.formUnion(step.effect.scans)
            }
        }
        return names.intersection(present).sorted { ($0.schema ?? "", $0.name) < ($1.schema ?? "", $1.name) }
    }
}
