import SchemagenModel
import SchemagenPlanning

/// What a change brings that may refuse rows: a key, a check, a type that values have to fit.
public struct ComingConstraint: Sendable, Equatable {
    /// How many rows it would refuse.
    public enum Question: Sendable, Equatable {
        /// What a `SELECT` of one number says before the change, in the names that tables and columns have then.
        case query(String)
        /// Nobody can say before; why, as a sentence without a full stop.
        case unmeasured(String)
    }

    /// What it is: `check orders_total_check`.
    public var name: String
    /// The table before the change, as SQL names it; nil where it is not of one table.
    public var table: String?
    /// How many rows it would refuse.
    public var question: Question

    /// Why the rows cannot be counted before the change; nil where there is a query.
    public var reason: String? { if case .unmeasured(let reason) = question { reason } else { nil } }

    /// All that a change brings, in the order of its steps. What does not look at the rows that are there is not among them
    /// (`@notValid`), nor what comes with a new table, nor NOT NULL, for which the change itself fills in values.
    /// - Parameters:
    ///   - plan: The plan of the change.
    ///   - former: The schema before.
    ///   - schema: The schema after.
    public static func all(of plan: ChangePlan, from former: Schema, to schema: Schema) -> [ComingConstraint] {
        let reader = ComingConstraintReader(plan, from: former, to: schema)
        var found: [ComingConstraint] = []
        for migration in plan.migrations {
            for constraint in migration.up.flatMap({ reader.constraints($0.step) }) {
                // What is added in one step and validated in another comes once.
                let isFound = found.contains { $0.name == constraint.name && $0.table == constraint.table }
                if !isFound { found.append(constraint) }
            }
        }
        return found
    }
}
