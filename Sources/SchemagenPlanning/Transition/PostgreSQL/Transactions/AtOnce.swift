import SchemagenModel

/// The entries of a stage that have to be in one transaction: of which one takes away what another brings again, since
/// nobody is to find it missing, and of which one takes along what another would have to do.
struct AtOnce {
    private(set) var pairs: [(first: Int, last: Int)] = []

    private enum Thing: Hashable {
        /// A view or something given as SQL, by its new name.
        case object(ObjectIdentity)
        case trigger(String)
        /// A foreign key, by its table and columns.
        case foreignKey(String, Set<String>)
        case constraint(String, String)
        case column(String, String)
        /// A name in between.
        case name(QualifiedName)
    }

    init(_ entries: [PlanEntry], _ transition: Transition) {
        var tables: [String: String] = [:]
        for pair in transition.correspondence.tables.pairs {
            tables[transition.correspondence.old.schema.tables[pair.old].info.name] =
                transition.new.schema.tables[pair.new].info.name
        }
        var gone: [Thing: Int] = [:]
        for (offset, entry) in entries.enumerated() {
            for planned in entry.up {
                let table: (String) -> String = { name in
                    planned.names == .latter ? name : tables[name] ?? "\u{0}\(name)"
                }
                if let thing = Self.brought(planned.step, table), let first = gone[thing] {
                    pairs.append((first, offset))
                }
                if let thing = Self.taken(planned.step, table, transition) { gone[thing] = offset }
            }
        }
        addCompany(entries)
    }

    /// What is made or goes together with something else: nothing undoes it, or nothing does it, by itself.
    private mutating func addCompany(_ entries: [PlanEntry]) {
        enum Host: Hashable {
            case relation(String, isFormer: Bool)
            case sequence(String)
            case column(String, String)
        }
        var hosts: [Host: Int] = [:]
        for (offset, entry) in entries.enumerated() {
            for planned in entry.up where !entry.down.isEmpty {
                let isFormer = planned.names != .latter
                switch planned.step {
                case .createTable(let table, _), .dropTable(let table):
                    hosts[.relation(table.info.name, isFormer: isFormer)] = offset
                case .createView(let view), .dropView(let view):
                    hosts[.relation(view.info.name, isFormer: isFormer)] = offset
                case .createSequence(let sequence), .dropSequence(let sequence):
                    hosts[.sequence(sequence.info.name)] = offset
                case .addColumn(let column, let table, _): hosts[.column(table, column.name)] = offset
                default: break
                }
            }
        }
        for (offset, entry) in entries.enumerated() where entry.up.isEmpty || entry.down.isEmpty {
            guard let planned = entry.up.first ?? entry.down.first else { continue }
            let isFormer = planned.names != .latter
            var company: [Host] = []
            switch planned.step {
            case .createIndex(_, let owner, _, _), .dropIndex(_, let owner, _), .addConstraint(_, let owner, _, _),
                .dropConstraint(_, let owner, _):
                company = [.relation(owner, isFormer: isFormer)]
            case .createTouchTrigger(let table), .dropTouchTrigger(let table):
                company = [.relation(table.info.name, isFormer: isFormer)]
            case .createSequence(let sequence), .dropSequence(let sequence), .ownSequence(let sequence),
                .disownSequence(let sequence):
                company = [.sequence(sequence.info.name)]
                if let owner = sequence.owner { company.append(.relation(owner.table, isFormer: isFormer)) }
            case .changeDefault(let column, let table, _): company = [.column(table, column.name)]
            default: break
            }
            for host in company {
                if let other = hosts[host], other != offset { pairs.append((other, offset)) }
            }
        }
    }

    private static func taken(_ step: Step, _ table: (String) -> String, _ transition: Transition) -> Thing? {
        switch step {
        case .dropView(let view): transition.latterNames[ObjectIdentity(.view, view.info.name)].map(Thing.object)
        case .dropOpaque(let object): transition.latterNames[ObjectIdentity(.opaque, object.name)].map(Thing.object)
        case .dropTouchTrigger(let value): .trigger(table(value.info.name))
        case .dropConstraint(.foreignKey(let key), let owner, nil): .foreignKey(table(owner), Set(key.columns))
        case .dropConstraint(let constraint, let owner, nil): .constraint(table(owner), constraint.sqlName)
        case .dropColumn(let column, let owner): .column(table(owner), column.sqlName)
        case .rename(.table, _, let name) where name.hasPrefix(Renames.betweenPrefix):
            .name(QualifiedName(name, in: nil))
        default: nil
        }
    }

    private static func brought(_ step: Step, _ table: (String) -> String) -> Thing? {
        switch step {
        case .createView(let view): .object(ObjectIdentity(.view, view.info.name))
        case .createOpaque(let object): .object(ObjectIdentity(.opaque, object.name))
        case .createTouchTrigger(let value): .trigger(table(value.info.name))
        case .addConstraint(.foreignKey(let key), let owner, nil, _): .foreignKey(table(owner), Set(key.columns))
        case .addConstraint(let constraint, let owner, nil, _): .constraint(table(owner), constraint.sqlName)
        case .addColumn(let column, let owner, _): .column(table(owner), column.sqlName)
        case .rename(.table, let from, _): .name(QualifiedName(from.name, in: nil))
        default: nil
        }
    }
}
