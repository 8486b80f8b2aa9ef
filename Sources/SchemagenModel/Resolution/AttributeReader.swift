import SchemagenLanguage

/// The attributes of one declaration or member, known to stand where they may and each but once.
struct AttributeReader {
    private let syntax: [AttributeSyntax]
    /// What each of them is; nil for one that has been reported.
    private var known: [Attribute?] = []
    /// Whether there is nothing to read.
    private(set) var isEmpty = true
    let context: ResolutionContext

    /// Sorts attributes, and reports unknown ones, ones that cannot stand here, and repetitions.
    init(_ syntax: [AttributeSyntax], on place: AttributePlace, context: ResolutionContext) {
        self.context = context
        self.syntax = syntax
        guard !syntax.isEmpty else { return }
        known.reserveCapacity(syntax.count)
        for attribute in syntax {
            let kind = accepted(attribute, on: place)
            if kind != nil { isEmpty = false }
            known.append(kind)
        }
    }

    /// What an attribute is, or nil after reporting that it cannot stand here.
    private func accepted(_ attribute: AttributeSyntax, on place: AttributePlace) -> Attribute? {
        guard let known = Attribute.byName[attribute.name.text] else {
            context.reportUnknown(
                .unknownAttribute, "there is no attribute `@\(attribute.name.text)`", name: attribute.name.text,
                among: Attribute.allCases.filter { !$0.places.isDisjoint(with: place) }.map(\.rawValue),
                at: attribute.name.span)
            return nil
        }
        guard known.places.contains(place) else {
            context.report(
                .attributeNotHere,
                "`@\(known.rawValue)` cannot stand on \(place.title), only on \(known.places.title)",
                at: attribute.span)
            return nil
        }
        // Several findings may be allowed at one place, a column may have several checks, a table several constraints.
        if known != .allow, known != .check, known != .sqliteConstraint, let first = self[known] {
            context.report(
                .repeatedAttribute, "`@\(known.rawValue)` stands here twice", at: attribute.span,
                notes: [Diagnostic.Note("the first one", at: first.span)])
            return nil
        }
        return known
    }

    /// The checks, in the order written.
    var checks: [AttributeSyntax] { all(.check) }

    /// The texts of an attribute that may be repeated.
    func texts(_ attribute: Attribute) -> [String] {
        all(attribute).compactMap { syntax in
            var arguments = ArgumentReader(syntax, context: context)
            let text = arguments.text()
            arguments.finish()
            return text
        }
    }

    private func all(_ attribute: Attribute) -> [AttributeSyntax] {
        var result: [AttributeSyntax] = []
        for position in known.indices where known[position] == attribute { result.append(syntax[position]) }
        return result
    }

    /// The attribute as it is written, where there is one.
    subscript(_ attribute: Attribute) -> AttributeSyntax? {
        var position = 0
        while position < known.count {
            if known[position] == attribute { return syntax[position] }
            position += 1
        }
        return nil
    }

    /// Whether an attribute without arguments is there; arguments are reported.
    func flag(_ attribute: Attribute) -> Bool {
        guard let syntax = self[attribute] else { return false }
        var arguments = ArgumentReader(syntax, context: context)
        arguments.finish()
        return true
    }

    /// The one text of an attribute: `@group("Outreach")`.
    func text(_ attribute: Attribute) -> String? {
        guard let syntax = self[attribute] else { return nil }
        var arguments = ArgumentReader(syntax, context: context)
        let text = arguments.text()
        arguments.finish()
        return text
    }

    /// The one expression of an attribute: `@default(0)`.
    func expression(_ attribute: Attribute) -> ExpressionSyntax? {
        guard let syntax = self[attribute] else { return nil }
        var arguments = ArgumentReader(syntax, context: context)
        let value = arguments.required("an expression")
        arguments.finish()
        return value
    }

    /// The one word of an attribute out of a closed list: `@storage(check)`.
    func word<Word: RawRepresentable & CaseIterable>(_ attribute: Attribute, _ words: Word.Type) -> Word?
    where Word.RawValue == String {
        guard let syntax = self[attribute] else { return nil }
        var arguments = ArgumentReader(syntax, context: context)
        let word = arguments.required().flatMap { arguments.word($0, words) }
        arguments.finish()
        return word
    }

    /// The SQL name of what a partition's index or constraint is a part of: `@partOf(events_at)`.
    func partOf(in owner: MemberOwner) -> String? {
        guard let syntax = self[.partOf] else { return nil }
        var arguments = ArgumentReader(syntax, context: context)
        let name = arguments.required("the SQL name of an index or constraint").flatMap { arguments.name($0) }
        arguments.finish()
        guard owner.isPartition else {
            context.report(
                .attributeNotHere, "`@partOf` is for what a partition has, and this is no partition", at: syntax.span)
            return nil
        }
        return context.explicitName(name)
    }

    /// The findings that are suppressed here.
    func allowances() -> [Allowance] {
        var result: [Allowance] = []
        var codes: Set<String> = []
        for syntax in all(.allow) {
            var arguments = ArgumentReader(syntax, context: context)
            let code = arguments.required().flatMap { arguments.name($0) }
            let reason = arguments.text(needs: "a reason in quotes")
            arguments.finish()
            guard let code, let reason else { continue }
            context.codes?.check(code.text, at: code.span, isTurnedOff: true, context)
            if codes.insert(code.text).inserted {
                result.append(Allowance(code: code.text, reason: reason, anchor: SourceAnchor(syntax.span)))
            } else {
                context.report(.repeatedAttribute, "`\(code.text)` is allowed here twice", at: syntax.span)
            }
        }
        return result
    }

    /// Where the thing is to exist: in the databases around it, narrowed by `@only`.
    func databases(within outer: DatabaseSet) -> DatabaseSet {
        guard let syntax = self[.only] else { return outer }
        guard let database = word(.only, Database.self) else { return outer }
        let databases = outer.intersection(DatabaseSet(database))
        guard databases.isEmpty else { return databases }
        let reason =
            context.databases.contains(database)
            ? "what surrounds it is not for \(database.title)" : "the schema's `databases` do not name it"
        context.report(
            .existsNowhere, "this is for \(database.title) alone, and \(reason)", at: syntax.span)
        return outer
    }
}
