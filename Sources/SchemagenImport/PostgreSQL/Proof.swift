import SchemagenDatabases
import SchemagenGeneration
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenProject
import SchemagenSQL

extension PostgreSQLImport {
    /// Builds what was drafted and compares it with the database: what differs is a finding for the next draft.
    struct Proof {
        private let catalogue: DatabaseCatalogue
        private let attempt: Attempt
        private(set) var findings: PostgreSQLDrafter.Findings
        /// What no finding can mend.
        private(set) var remaining: [String] = []

        init(_ catalogue: DatabaseCatalogue, _ attempt: Attempt, _ findings: PostgreSQLDrafter.Findings) {
            self.catalogue = catalogue
            self.attempt = attempt
            self.findings = findings
        }

        mutating func run(on server: PostgreSQLReplayServer) throws {
            guard let schema = attempt.compiled.schema else { return takeErrors() }
            let result = Planner.plan(from: nil, to: schema, on: .postgresql)
            guard let plan = result.plan else {
                return takeFailure(
                    "it cannot be planned: \(result.diagnostics.map { $0.message }.joined(separator: "; "))")
            }
            let script = MigrationFileWriter.write(plan, title: schema.name, to: schema).up
            do {
                let built = try server.withDatabase { database in
                    try database.run(script)
                    return try database.catalogue()
                }
                take(try built.differences(from: catalogue), built)
            } catch let failure as ScriptFailure {
                takeFailure("it cannot be built: \(failure.message)")
            }
        }

        /// An expression that the compiler refuses stands in the lines around its complaint.
        private mutating func takeErrors() {
            let lines = attempt.source.split(separator: "\n", omittingEmptySubsequences: false)
            var isFound = false
            for error in attempt.compiled.diagnostics where error.severity == .error {
                guard let place = error.location?.line else { continue }
                let near = lines[max(0, place - 4)..<min(lines.count, place + 3)].joined(separator: " ")
                let line = place <= lines.count ? String(lines[place - 1]) : ""
                for text in [line, near] {
                    let found = attempt.said.texts.filter { $0.value.contains { text.contains($0) && $0.count > 2 } }
                    if found.isEmpty { continue }
                    for identity in found.keys where findings.inSQL.insert(identity).inserted { isFound = true }
                    break
                }
            }
            if isFound { return }
            if !findings.isAllInSQL, !attempt.said.texts.isEmpty {
                findings.isAllInSQL = true
            } else {
                remaining = attempt.problems
            }
        }

        private mutating func takeFailure(_ reason: String) {
            if !findings.isAllInSQL, !attempt.said.texts.isEmpty {
                findings.isAllInSQL = true
            } else {
                remaining.append("the schema is not proved: \(reason)")
            }
        }

        // MARK: Differences

        private mutating func take(_ differences: [CatalogueDifference], _ built: DatabaseCatalogue) {
            let before = findings
            var missing: [CatalogueIdentity] = []
            var unexpected: [CatalogueIdentity] = []
            for difference in differences {
                switch difference.difference {
                case .missing: missing.append(difference.object)
                case .unexpected: unexpected.append(difference.object)
                case .fact(let fact, _, _): take(difference.object, fact)
                }
            }
            pair(missing, unexpected, built)
            if findings == before {
                remaining = differences.map { "not the same when it is built again: \($0)" }
            }
        }

        private mutating func take(_ identity: CatalogueIdentity, _ fact: CatalogueFact) {
            let owner = CatalogueIdentity(.table, Array(identity.path.dropLast()))
            if fact == .isInheritedOnly, let table = catalogue[owner], !table.list(.parents).isEmpty {
                return keepAsText(owner)
            }
            switch identity.kind {
            case .column:
                let table = catalogue[CatalogueIdentity(.table, Array(identity.path.dropLast()))]
                if let table, !table.list(.partitionOf).isEmpty {
                    if fact == .defaultValue { findings.ownDefaults.insert(identity) }
                } else if fact == .defaultValue || fact == .generated {
                    findings.inSQL.insert(identity)
                }
            case .checkConstraint: findings.inSQL.insert(identity)
            case .domain where fact == .defaultValue: findings.inSQL.insert(identity)
            case .index, .exclusionConstraint:
                if attempt.said.texts[identity] != nil {
                    findings.inSQL.insert(identity)
                } else if fact == .definition || fact == .columns || fact == .collations {
                    findings.asText.insert(identity)
                }
            case .table: findings.inSQL.insert(identity)
            case .sequence where fact == .isUnlogged && catalogue[identity]?.list(.ownedBy) == []:
                findings.asText.insert(identity)
            case .sequence:
                let owner = catalogue[identity]?.list(.ownedBy) ?? []
                if !owner.isEmpty { findings.inSQL.insert(CatalogueIdentity(.column, owner)) }
            default: break
            }
        }

        /// Keeps a table as text, and all that inherit from it: they name it.
        private mutating func keepAsText(_ table: CatalogueIdentity) {
            guard findings.asText.insert(table).inserted else { return }
            for child in catalogue.objects(.table)
            where child.list(.parents).contains(where: { PrintedText.path($0) == table.path }) {
                keepAsText(child.identity)
            }
        }

        /// A foreign key that a partition has from its table may have another name than the server gives it.
        private mutating func pair(
            _ missing: [CatalogueIdentity], _ unexpected: [CatalogueIdentity], _ built: DatabaseCatalogue
        ) {
            var taken: Set<CatalogueIdentity> = []
            for identity in missing {
                // Indexes and their constraints with names of their own are written with the partition.
                guard identity.kind == .foreignKey, let object = catalogue[identity], object.flag(.isInheritedOnly)
                else { continue }
                let twin = unexpected.first { candidate in
                    guard candidate.kind == identity.kind, candidate.path.dropLast() == identity.path.dropLast(),
                        !taken.contains(candidate), let other = built[candidate], other.flag(.isInheritedOnly)
                    else { return false }
                    return other.list(.columns) == object.list(.columns)
                        && other.list(.referencedTable) == object.list(.referencedTable)
                }
                guard let twin, let name = twin.path.last else { continue }
                taken.insert(twin)
                findings.givenNames[identity] = name
            }
        }
    }
}
