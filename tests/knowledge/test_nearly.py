"""Who is asked "did you mean …": a lender's name that was misspelt, and no person, shop or thing."""

import pytest

from bot.knowledge.search import search_in
from tests.worlds import library

LIBRARY = library()
SEARCH = search_in(LIBRARY)

OTHERS = """
    老王 小李 阿强 阿德 大刘 老陈 小花 小安 小贝 小平 金花 桃花 钱多多 王多多 马小云 平平 安安 豆豆
    微微 粒粒 贝贝 李白 张三 李四 王五 赵六 陈小姐 王老师 李总 周经理 表哥 二舅 我姐 堂弟 花姐
    有钱哥 金条哥 招娣 招弟 宁波小张 苏小妹 孙悦 钟原 奇奇 广发哥 白小条 王富 房东 包租婆
    老張 小陳 阿強 黃先生 林太太 陳小姐 劉老師 張總 二嬸 媽媽 大姨媽 房東 趙叔 孫經理 齊奶奶 鍾伯
    楼下超市 菜贩 水果店 老乡鸡 兰州拉面 永辉超市 全家便利店 美宜佳 海底捞 学校 幼儿园 物业 健身房
    驾校 牙医 中介 装修队 宠物店 理发店 快递站 花贝贝童装 借一步咖啡 贝贝母婴 好又多 万达 公司 单位
    食堂 菜市場 診所 補習班 管理處
    信贷 車貸 车贷 房贷 房租 学费 小额贷 消费贷 信貸 學貸 助学贷款 话费 水电费 社保 保险 停车费 押金
    货款
    Lao_Wang Lao_Li Lao_Zhang Lao_Jiang Xiao_Chen Xiao_Ming Xiao_Hua Xiao_Jin Ah_Hua Da_Liu Wang_Wei
    Wei_Li Li_Wei Zhang_Wei Li_Na Wang_Fang Chen_Jie Wang_Jun Liu_Yang Lin_Hui Zhou_Jie Bai_Tao
    Ping_Ping Xin_Yi Xin_Ye Tom Ann May Amy April June Bob Lily Mei Mei_Li Lulu Jack John Uncle_Bob
    Auntie_Mei Mr_Zhao Mrs_Wong landlord rent gym dentist school Netflix Ikea Costco Walmart Capital
    my_sister my_mom dad boss roommate car_loan student_loan mortgage phone_bill
"""
MISSPELT = """
    微粒代 微利贷 威力贷 微粒货 徽粒贷 薇粒贷 微粒袋 微业贷 接呗 界呗 借贝 介呗 結唄 花贝 化呗 花坝
    省贝 还贝 京东百条 京东白跳 京东金跳 京东今条 京冻白条 京東百條 洋钱灌 拍拍代 分期了 信用非
    安逸化 有前花 有钱化 度小慢 招连金融 招伤银行 招商银航 平安音行 马尚消费金融 美团接钱 美團借前
    360接条 奇福借条 58好界 抖音月负 放心界 你我代 平安好带 平安浩贷 jiebai jiebie jeibei weilidia
    weildai weiliday paipaidia jingdongbaitao
"""


@pytest.mark.parametrize("name", OTHERS.split())
def test_nobody_else_is_taken_for_a_lender(name: str) -> None:
    found = SEARCH.find(name.replace("_", " "))
    assert (found.lender, found.near) == (None, ())


@pytest.mark.parametrize("name", MISSPELT.split())
def test_a_misspelt_lender_is_asked_about(name: str) -> None:
    found = SEARCH.find(name)
    assert found.near
    assert not found.certain


@pytest.mark.parametrize(("name", "lender"), [("京东白条", "jd-baitiao"), ("京东金条", "jd-jintiao")])
def test_names_that_are_alike_are_never_swapped(name: str, lender: str) -> None:
    for written in (name, f"{name}账单", f" {name} "):
        found = SEARCH.find(written)
        assert found.lender is LIBRARY.lenders[lender]
    for slip in ("京东百条", "京东今条"):
        assert not SEARCH.find(slip).certain
