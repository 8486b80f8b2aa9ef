import SchemagenLanguage

extension LayoutBuilder {
    /// Takes the members of a block.
    mutating func members(_ members: [MemberSyntax]) -> [Layout] {
        var result: [Layout] = []
        result.reserveCapacity(members.count)
        for member in members where !isOutOfStep { result.append(self.member(member)) }
        return result
    }

    private mutating func member(_ member: MemberSyntax) -> Layout {
        switch member.kind {
        case .column: column()
        case .computed: computed()
        case .primaryKey, .unique, .index: index()
        case .check: Layout(chain: check(), links: attributes())
        case .foreignKey: foreignKey()
        case .exclusion: exclusion()
        case .partitioning(let partitioning): self.partitioning(partitioning)
        }
    }

    private mutating func column() -> Layout {
        var items = naming()
        items += [.joined(take(.colon)), .spaced(type())]
        if isAt(.equal) { items += [.spaced(take()), .spaced(expression())] }
        return Layout(chain: Layout(line: items), links: attributes())
    }

    private mutating func computed() -> Layout {
        let items: [Layout.Item] = [
            .joined(take(.computed)), .spaced(take()), .joined(take(.colon)), .spaced(type()),
            .spaced(take(.equal)), .spaced(expression()),
        ]
        return Layout(chain: Layout(line: items), links: attributes())
    }

    /// Takes `index(…)`, `unique(…)` or `primaryKey(…)`.
    private mutating func index() -> Layout {
        let head = Layout(line: [.joined(take()), .joined(keys())])
        return Layout(chain: head, links: tail())
    }

    /// Takes what may follow the keys.
    private mutating func tail() -> [Layout] {
        var links: [Layout] = []
        if isAt(.as) { links.append(Layout(line: [.joined(take()), .spaced(take())])) }
        if isAt(.using) { links.append(Layout(line: [.joined(take()), .spaced(take())])) }
        if isAt(.include) { links.append(Layout(line: [.joined(take()), .joined(names())])) }
        if isAt(.where) { links.append(Layout(line: [.joined(take()), .spaced(expression())])) }
        return links + attributes()
    }

    private mutating func keys() -> Layout {
        bracket(.leftParenthesis, .rightParenthesis) { $0.key() }
    }

    private mutating func key() -> Layout {
        var items: [Layout.Item] = [.joined(expression())]
        while current.kind == .identifier, !isOutOfStep {
            // `with "="` of an exclusion constraint, or an option with or without arguments.
            if isAt(.with), following.kind == .string {
                items += [.spaced(take()), .spaced(take())]
                continue
            }
            items.append(.spaced(take()))
            if current.kind == .leftParenthesis { items.append(.joined(arguments())) }
        }
        return Layout(line: items)
    }

    private mutating func names() -> Layout {
        bracket(.leftParenthesis, .rightParenthesis) { $0.take(.identifier) }
    }

    /// Takes a check without its attributes; in a `type` the name may be missing.
    mutating func check() -> Layout {
        var items: [Layout.Item] = [.joined(take(.check))]
        let isNamed =
            current.kind == .identifier
            && (following.kind == .colon || following.keyword == .as || following.keyword == .was)
        if isNamed {
            items += naming()
            items.append(.joined(take(.colon)))
        }
        items.append(.spaced(expression()))
        return Layout(line: items)
    }

    private mutating func foreignKey() -> Layout {
        let head = Layout(line: [.joined(take(.foreignKey)), .joined(names())])
        var links: [Layout] = []
        if isAt(.as) { links.append(Layout(line: [.joined(take()), .spaced(take())])) }
        var items: [Layout.Item] = [.joined(take(.references)), .spaced(take())]
        if isAt(.leftParenthesis) { items.append(.joined(names())) }
        links.append(Layout(line: items))
        return Layout(chain: head, links: links + attributes())
    }

    private mutating func exclusion() -> Layout {
        let head = Layout(line: [
            .joined(take(.exclude)), .spaced(take(.using)), .spaced(take()), .spaced(keys()),
        ])
        return Layout(chain: head, links: tail())
    }

    // MARK: - Partitions

    private mutating func partitioning(_ partitioning: PartitioningSyntax) -> Layout {
        var items: [Layout.Item] = [
            .joined(take(.partition)), .spaced(take(.by)), .spaced(take()), .joined(keys()),
        ]
        if let partitions = partitioning.partitions {
            items.append(
                .spaced(
                    block { builder in
                        var result: [Layout] = []
                        for partition in partitions where !builder.isOutOfStep {
                            result.append(builder.partition(partition))
                        }
                        return result
                    }))
        } else {
            items += [.spaced(take(.managed)), .spaced(take(.externally))]
        }
        return Layout(line: items)
    }

    private mutating func partition(_ partition: PartitionSyntax) -> Layout {
        var items: [Layout.Item] = [.joined(take())]
        if isAt(.as) { items += [.spaced(take()), .spaced(take())] }
        switch partition.bound {
        case .range:
            items += [.spaced(take(.from)), .spaced(arguments()), .spaced(take(.to)), .spaced(arguments())]
        case .list: items += [.spaced(take(.in)), .spaced(list())]
        case .hash:
            items += [.spaced(take(.modulus)), .spaced(take()), .spaced(take(.remainder)), .spaced(take())]
        case .default: items.append(.spaced(take(.default)))
        case .invalid: loseStep()
        }
        if isAt(.leftBrace) { items.append(.spaced(block { $0.members(partition.members) })) }
        return Layout(line: items)
    }
}
