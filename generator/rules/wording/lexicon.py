"""Words of questions: what is only politeness, what is asked for, which words say the same, which contradict each other.

Single private characters stand for what is asked for and for a "no" (before or behind its verb), so that a text stays one string while it is read.
"""

HOW, WHERE, WHEN, COST, WHY, COUNT, WHO, CAN, NOT, UNABLE = map(chr, range(0xE000, 0xE00A))
#: The first private character that stands for a term of the glossary.
TERMS = 0xF0000
#: What is asked for; questions that ask for different ones of these are different questions.
STRICT = frozenset({WHEN, COST, COUNT, WHO})

#: Lists of words are one text, a blank between two; whoever uses them splits it.
#: Said out of politeness or habit: without it the question is the same, word for word.
POLITE = """
请问 请教 你好 您好 哈喽 谢谢 多谢 麻烦您 麻烦你 麻烦 我想问问 我想问 想问问 想问 我想咨询 想咨询 咨询 我想知道 想知道 不好意思 打扰 一下子 一下
"""
#: The same at the end of a clause alone.
ENDINGS = """
怎么办 应该怎么办 该怎么办 要怎么办 咋办 咋整 怎么处理 如何处理 怎么解决 如何解决 怎么弄 吗 呢 呀 啊 哦 哈 嘛 啦 吧 呗
"""
#: What is asked for -> the ways of asking; longer ways count first.
ASKED = {
    HOW: """
怎么样才能 怎么才能 怎样才能 如何才能 怎么样 怎么弄 怎么搞 怎么操作 怎么办理 如何办理 如何操作 怎么办 如何办 怎样办 怎么 如何 怎样 咋 不知道怎么
""",
    WHERE: """
在哪里 在哪儿 在哪 去哪里 去哪儿 去哪 从哪里 从哪 到哪里 到哪儿 到哪 哪里 哪儿 什么地方 哪个地方 何处 地址在哪里 地址在哪儿 地址在哪 地址是哪里
地址是什么 位置在哪里 位置在哪
""",
    WHEN: """
什么时候 啥时候 何时 几时 几点钟 几点 几天 几号 哪天 多久 多长时间 多少天 几个工作日 多少个工作日 什么时间 要等多久 需要多久 要多久 需要多长时间
要多长时间
""",
    COST: "多少钱 怎么收费 怎么收钱 收费 要钱 收钱 免费 要多少钱 收多少钱 需要多少钱 什么价 费用多少 费用是多少 怎么算钱",
    WHY: "为什么 为啥 为何 什么原因 是什么原因 啥原因 怎么回事 是怎么回事 什么情况",
    COUNT: "多少个 多少 几个 几台 几次 几人 几张 几份 几家 几种",
    WHO: "找谁 由谁 谁来 谁出钱 谁承担 由谁承担 谁出 谁",
    CAN: "还可以 还能 可不可以 能不能 能否 可否 是否可以 是否能 是否支持 支不支持 有没有办法 行不行 可以 能够 能 支持 怎么能 让不让",
    NOT: "还没有 还没 还不能 没有 没能 没法 无法 未能 不能够 不能 不可以 不会 没 未 不",
    UNABLE: "不了 不上去 不上来 不进去 不进来 不上 不到 不出来 不出 不成 不掉 不着",
}

#: Words that say the same in questions to a service desk; the first stands for all.
SAME = """
改 修改 更改 改动 变更 更正 改成 改一改
换 更换
忘 忘记 忘掉 不记得 记不得 想不起来 记不住
取消 撤销 取消掉
删除 删掉 删了
增加 添加 新增 加上 加
关闭 关掉
丢 丢失 弄丢 遗失 搞丢
错 写错 填错 开错 输错 弄错 搞错 选错 打错 点错 错误 有误 不对 不正确
坏 坏掉 损坏 弄坏 故障 出故障 出毛病 有毛病
付 支付 付款 付钱 交钱 缴费 交费 缴 缴纳 交纳 交
买 购买 下单 采购
查 查询 查看 看 看到
寄 邮寄 寄送 寄出 寄来 发出
发货 出货
到账 到帐 入账
收 收到
退款 退钱 退费
账号 帐号 账户 帐户
登录 登陆 登入
手机号 手机号码
快递单号 运单号 物流单号
店 门店 店铺
公司 单位 企业
资料 材料
到期 过期
质保 质保期 保修 保修期
清楚 清晰
承担 出钱 承担费用
上班 营业
联系 联络
安装 装
领 领取
导出 导出来
用 使用
发票 票据
开发票 开票 开具发票
断网 没网 没有网 断线
吵 太吵 很吵 声音大 声音很大 声音特别大 声音太大 声音很响 噪音大 噪音很大
什么 啥 哪些 哪种
声音 噪音 响声 声响
重开 重新开 重开具
开 开具
卡 卡顿
重复 多次
赔 赔偿 赔付
页面 网页
维修 修理 检修 修
送货 配送 派送
充值 充钱
提现 取现
缺货 没货 没有货 断货 无货
优惠 便宜 打折 折扣
赠品 礼品 礼物
客服 人工客服 在线客服
电话 电话号码 联系电话
死机 卡死 卡住
运费 邮费 快递费 邮寄费
订金 定金
姓名 名字
照片 图片 相片
工程师 师傅 维修师傅 技术员
孩子 小孩 儿童 小朋友
快递 包裹
邮箱 电子邮箱
预订 预定
预约 约
"""

#: Adds nothing to what is asked.
EMPTY = """
的 了 着 我们 我 你们 你 您 咱们 贵公司 贵司 那个 这个 现在 目前 到底 究竟 已经 刚刚 刚才 一直 老是 总是 老 总 突然 特别 非常 很 太 办理 申请
申办 想要 想 是什么 是啥 是 该 应该 需要 要 给 帮忙 帮我 帮 一个 一件 一张 一份 一台 一条 一位 给别人 别人 只 东西 把 这 时候 么 有人 的钱
"""
#: Words of which a part stands above and that stay whole.
WHOLE = """
要求 主要 重要 必要 想法 给付 还款 归还 退还 目的 了解 为了 是否 要紧 太阳 老板 总部 总公司 总店 总额 总仓 老客户 老员工 老师傅 老款 老版 发给
不是 不同 不良 一个月 提交 交易 交货 转交 交接 交给 报修 返修 装修 进修 大约 约定 签约 违约 续约 合约 那么 这么 多么 什么样
"""

#: Words that turn a question into another one where only one of the two has them.
DECISIVE = frozenset("错忘续丢坏补退换查删撤停赔超缺盗锁改")
#: Two questions of which each has one of these differ.
OPPOSITE = """
开/关 开机/关机 开通/关闭 启用/停用 开启/关闭 增加/删除 增加/减少 多/少 上/下 前/后 绑定/解绑 升级/降级 进/出 买/卖 借/还 收/发 退/换 退/补
冷/热 大/小 高/低 快/慢 新/旧 内/外 入/出 成功/失败 个人/公司 电子/纸质 主/子 早/晚 加/减 有/无 个人/企业 备份/恢复 设置/取消 申请/撤回
add/remove open/close bright/dark enable/disable buy/sell upgrade/downgrade install/uninstall first/last before/after
personal/company
"""
