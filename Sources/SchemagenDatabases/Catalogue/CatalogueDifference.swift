/// One difference between the catalogue that is expected and the one that was found.
public struct CatalogueDifference: Sendable, Hashable, CustomStringConvertible {
    /// What differs.
    public enum Difference: Sendable, Hashable {
        /// The object is not there.
        case missing
        /// The object is there and should not be.
        case unexpected
        /// A fact is another; nil where it is not said. A flag that is not said is no.
        case fact(CatalogueFact, expected: CatalogueValue?, found: CatalogueValue?)
    }

    /// Which object.
    public let object: CatalogueIdentity
    /// What about it.
    public let difference: Difference

    /// As a person reads it: object, property, expected, found.
    public var description: String {
        switch difference {
        case .missing: "\(object) is missing"
        case .unexpected: "\(object) is not expected"
        case .fact(let fact, let expected, let found):
            "\(object): \(fact.name) is \(Self.text(found, besides: expected)), "
                + "expected \(Self.text(expected, besides: found))"
        }
    }

    private static func text(_ value: CatalogueValue?, besides other: CatalogueValue?) -> String {
        switch value {
        case .text(let text)?: return "`\(text)`"
        case let value?: return value.description
        case nil:
            if case .flag? = other { return "no" }
            return "none"
        }
    }
}

extension DatabaseCatalogue {
    /// Why two catalogues cannot be compared.
    public struct NotComparable: Error, Sendable, Hashable, CustomStringConvertible {
        /// The engines that printed them.
        public let engines: [Engine]

        /// Both, by name and version.
        public var description: String {
            "catalogues of \(engines.map(\.description).joined(separator: " and ")) are not comparable: engines of "
                + "different versions print the same thing in different words"
        }
    }

    /// What is different here from what is expected, in the order of the objects. What is in an object that is missing
    /// or unexpected (the columns of a table) is not listed besides.
    /// - Throws: `NotComparable` where another engine, or another major version of it, printed the other.
    public func differences(from expected: DatabaseCatalogue) throws(NotComparable) -> [CatalogueDifference] {
        guard engine == expected.engine else { throw NotComparable(engines: [expected.engine, engine]) }
        var differences: [CatalogueDifference] = []
        var (here, there) = (0, 0)
        while here < objects.count || there < expected.objects.count {
            let found = here < objects.count ? objects[here] : nil
            let wanted = there < expected.objects.count ? expected.objects[there] : nil
            if let found, wanted.map({ found.identity < $0.identity }) ?? true {
                differences.append(CatalogueDifference(object: found.identity, difference: .unexpected))
                here += 1
            } else if let wanted, found.map({ wanted.identity < $0.identity }) ?? true {
                differences.append(CatalogueDifference(object: wanted.identity, difference: .missing))
                there += 1
            } else if let found, let wanted {
                differences += Self.differences(of: found, from: wanted)
                here += 1
                there += 1
            }
        }
        return Self.outermost(differences)
    }

    private static func differences(
        of found: CatalogueObject, from expected: CatalogueObject
    ) -> [CatalogueDifference] {
        if found == expected { return [] }
        let facts = Set(found.facts.keys).union(expected.facts.keys).filter(\.isCompared)
        return facts.sorted().compactMap { fact in
            let (here, there) = (said(found.facts[fact]), said(expected.facts[fact]))
            guard here != there else { return nil }
            return CatalogueDifference(object: found.identity, difference: .fact(fact, expected: there, found: here))
        }
    }

    /// One reader may say `no` where another leaves the flag out.
    private static func said(_ value: CatalogueValue?) -> CatalogueValue? { value == .flag(false) ? nil : value }

    /// The differences without those inside a relation that is missing or unexpected as a whole.
    private static func outermost(_ differences: [CatalogueDifference]) -> [CatalogueDifference] {
        // Paths as identities of one kind, which compare by bytes.
        func place(_ path: some Sequence<String>) -> CatalogueIdentity { CatalogueIdentity(.table, Array(path)) }
        var whole: Set<CatalogueIdentity> = []
        for difference in differences where isWhole(difference) && difference.object.kind.isRelation {
            whole.insert(place(difference.object.path))
        }
        guard !whole.isEmpty else { return differences }
        return differences.filter { difference in
            let path = difference.object.path
            return !isWhole(difference) || !path.indices.dropFirst().contains { whole.contains(place(path[..<$0])) }
        }
    }

    private static func isWhole(_ difference: CatalogueDifference) -> Bool {
        if case .fact = difference.difference { false } else { true }
    }
}

extension CatalogueKind {
    /// Whether it has columns of its own.
    public var isRelation: Bool {
        switch self {
        case .table, .foreignTable, .virtualTable, .view, .materializedView, .compositeType: true
        default: false
        }
    }
}
