import SchemagenGeneration
import SchemagenModel

/// The form of `plan --json`, version 1. Keys may be added to it; none changes its meaning without a new number.
struct PlanDocument: Encodable {
    let format = 1
    let database: String
    let name: String
    /// The texts of all up files, one after the other.
    let up: String
    /// The texts of all down files, the last migration's first.
    let down: String
    let migrations: [Migration]
    /// What the up files do, in words.
    let upSteps: [String]
    /// What the down files do, in words.
    let downSteps: [String]

    struct Migration: Encodable {
        let title: String
        let up: String
        let down: String
        let hazards: [String]
        let upSteps: [Step]
        let downSteps: [Step]
    }

    /// What a step does to a database in use. Names are SQL names, with the schema in front where there is one.
    struct Step: Encodable {
        struct Lock: Encodable {
            let table: String
            /// As `pg_locks` has it, without `Lock` at its end.
            let mode: String
        }

        let summary: String
        let locks: [Lock]
        let rewrites: [String]
        let scans: [String]
        let losses: [String]
        /// Why code made for the schema before stops working; left out where it goes on.
        let breaking: String?
        /// `lossless`, `lossy` or `irreversible`; left out on the way down.
        let reversibility: String?
        /// The tables and columns whose values the way back does not bring.
        let notBroughtBack: [String]
        /// The constraints that can refuse rows on the way back.
        let refusedBy: [String]
    }
}

extension PlanDocument {
    init(_ result: SchemaPlan.Result, on database: Database) {
        self.database = database.rawValue
        name = result.name
        up = result.up
        down = result.down
        migrations = result.migrations.map {
            Migration(
                title: $0.title, up: $0.up, down: $0.down, hazards: $0.hazards.map(\.rawValue),
                upSteps: $0.upSteps.map(Step.init), downSteps: $0.downSteps.map(Step.init))
        }
        upSteps = result.upSteps
        downSteps = result.downSteps
    }
}

extension PlanDocument.Step {
    init(_ step: SchemaPlan.Result.Step) {
        let effect = step.effect
        summary = step.summary
        locks = effect.locks.map { Lock(table: $0.table.text, mode: $0.mode.rawValue) }
        rewrites = effect.rewrites.map(\.text)
        scans = effect.scans.map(\.text)
        losses = effect.losses
        breaking = effect.breaking
        refusedBy = effect.refusals
        switch effect.reversibility {
        case nil: (reversibility, notBroughtBack) = (nil, [])
        case .lossless: (reversibility, notBroughtBack) = ("lossless", [])
        case .lossy(let names): (reversibility, notBroughtBack) = ("lossy", names)
        case .irreversible(let names): (reversibility, notBroughtBack) = ("irreversible", names)
        }
    }
}
